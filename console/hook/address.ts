/** What stands behind `?`, as plain words, so that an address can be read, written by hand and pasted. */
export const parseAddress = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export const writeAddress = (search: Readonly<Record<string, unknown>>): string => {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
};
