import type { Call, HealthKind, ProviderCalls } from '../domain/health.ts';

export type ReportCall = (call: Call) => void;

export type CallLog = {
  /** For the adapter of one provider. */
  readonly reporterOf: (kind: HealthKind, name: string) => ReportCall;
  readonly read: () => readonly ProviderCalls[];
};

/** Beyond this the newest tell enough. */
const MOST_KEPT = 200;

/** The latest calls of this process to its providers, in its memory alone. */
export const createCallLog = (): CallLog => {
  const logs = new Map<string, ProviderCalls>();
  return {
    reporterOf: (kind, name) => {
      const key = `${kind}/${name}`;
      logs.set(key, { kind, name, calls: [] });
      return (call) => {
        const kept = logs.get(key)?.calls ?? [];
        logs.set(key, { kind, name, calls: [...kept, call].slice(-MOST_KEPT) });
      };
    },
    read: () => [...logs.values()],
  };
};
