export function findChromium(env?: Readonly<Record<string, string | undefined>>): string | undefined;
export function hasChineseFont(): boolean;
export const HOW_TO_INSTALL: string;
