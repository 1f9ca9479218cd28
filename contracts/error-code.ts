/** SQLSTATEs and socket codes of an error and its causes, the outermost first. */
export const codesOf = (error: unknown): string[] => {
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) codes.push(String(at.code));
  return codes;
};

/** Lock not had in time, deadlock, serialisation, cancelled, connection trouble, server starting, stopping or full. */
const PASSING = /^(55P03|40P01|40001|57014|57P0|08|53300|CONNECT|ECONN|CONNECTION_)/;

/** The database is away or busy: nothing is wrong with what was asked of it. */
export const isPassing = (error: unknown): boolean => codesOf(error).some((code) => PASSING.test(code));

/** What may be written of an error that is not ours: messages of database errors repeat parameters, and those hold people's data. */
export const factsOfError = (error: unknown): { readonly error: string; readonly codes: readonly string[] } => ({
  error: error instanceof Error ? error.name : 'unknown',
  codes: codesOf(error),
});

/** Where it happened, without the message that stands above it. */
export const placesOf = (error: unknown): string[] =>
  (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => line.trimStart().startsWith('at '));
