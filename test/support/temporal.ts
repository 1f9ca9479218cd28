import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';

/** A queue that no other file listens to, named so that the server's log tells whose it is. */
export const newTaskQueue = (subject: string): string => `${subject}-${randomUUID().slice(0, 8)}`;

export type TemporalConnections = {
  readonly client: Client;
  /** For workers: `Worker.create({ connection: native, workflowBundle, … })`. */
  readonly native: NativeConnection;
  readonly workflowBundle: { readonly codePath: string };
  close(): Promise<void>;
};

export const connectTemporal = async (address = inject('temporalAddress')): Promise<TemporalConnections> => {
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const close = async () => {
    await Promise.all([connection.close(), native.close()]);
  };
  return {
    client: new Client({ connection }),
    native,
    workflowBundle: { codePath: inject('workflowBundlePath') },
    close,
  };
};
