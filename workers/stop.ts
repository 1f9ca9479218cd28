/** Runs the clean-up once on the first SIGTERM or SIGINT, then leaves. */
export const onStop = (cleanUp: () => Promise<void>): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void cleanUp().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};
