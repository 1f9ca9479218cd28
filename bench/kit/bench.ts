export type Figures = Readonly<Record<string, number>>;
export type Row = Readonly<Record<string, string | number>>;

export type Outcome = {
  readonly figures: Figures;
  readonly tables: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  /** What makes the figures worthless: wrong stock, lost orders. */
  readonly faults: readonly string[];
};

export type Flags = Readonly<Record<string, string | undefined>>;
export type Bench = (flags: Flags) => Promise<Outcome>;

export const numberFlag = (flags: Flags, name: string, usual: number): number => {
  const value = Number(flags[name] ?? usual);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} must be a number above 0`);
  return value;
};

const began = performance.now();

/** Progress goes to standard error; standard output has the tables and the one line of JSON. */
export const say = (text: string): void => {
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
};

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
