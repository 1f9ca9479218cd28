export type Language = 'zh-CN' | 'en';
export type Currency = 'CNY' | 'EUR';
