/** What processes write about themselves: ids, codes and numbers, never a person's data. */
export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};
