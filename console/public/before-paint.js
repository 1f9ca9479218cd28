// Before the first paint, so that nothing flashes: the scheme and the language that were chosen on this machine.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('packhorse-scheme') ?? 'auto';
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.mantineColorScheme = chosen === 'dark' || (chosen === 'auto' && prefersDark) ? 'dark' : 'light';
  const language = localStorage.getItem('packhorse-language') ?? navigator.language;
  root.lang = /^zh\b/i.test(language) ? 'zh-CN' : 'en';
})();
