import { Client, Connection } from '@temporalio/client';

export type TemporalSettings = {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly TEMPORAL_TLS: boolean;
};

export const temporalAddress = ({ TEMPORAL_ADDRESS, TEMPORAL_API_KEY, TEMPORAL_TLS }: TemporalSettings) => ({
  address: TEMPORAL_ADDRESS,
  ...(TEMPORAL_API_KEY === undefined ? {} : { apiKey: TEMPORAL_API_KEY }),
  ...(TEMPORAL_TLS || TEMPORAL_API_KEY !== undefined ? { tls: true as const } : {}),
});

/**
 * Connects when it is first used, so that a process starts and serves while the workflow server is away. Without
 * `retries` a call fails at once and leaves no timer behind: for callers whose messages the relay repeats.
 */
export const createTemporalClient = (settings: TemporalSettings, { retries = true } = {}): Client =>
  new Client({
    connection: Connection.lazy({ ...temporalAddress(settings), ...(retries ? {} : { interceptors: [] }) }),
    namespace: settings.TEMPORAL_NAMESPACE,
  });
