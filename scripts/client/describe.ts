import openapi, { astToString } from 'openapi-typescript';
import { createApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { connectDatabase } from '../../db/client.ts';

export type ClientFiles = { readonly document: string; readonly types: string };

const HEAD = '/** Made from the OpenAPI document by `npm run openapi`. */\n\n';

/** Routes are only declared, never called: neither database nor providers are needed. */
const declared = (db: ApiDeps['db']): ApiDeps => ({
  db,
  courier: { db, deliver: async () => 'no_run', follow: (message) => message },
  verdicts: { next: () => ({ woken: Promise.resolve(false), stop: () => undefined }), close: async () => undefined },
  feed: { at: () => 0, subscribe: () => () => undefined, close: async () => undefined },
  gateways: new Map(),
  carriers: { names: [], get: () => undefined },
  pace: { human: 1, transport: 1 },
  demo: false,
  publicUrl: '',
  temporalUiUrl: '',
  findEvent: async () => undefined,
  findRun: async () => undefined,
  verdictWaitMs: 0,
  requestsPerMinute: 0,
  markCustomer: (phone) => phone,
  isPaySignature: () => false,
  payUrl: () => '',
  customerUrl: () => '',
  orderOfToken: () => undefined,
  isWebhookUrl: () => false,
  consoleFolder: undefined,
  demoStage: undefined,
  auditNow: async () => undefined,
  isReady: async () => false,
  logger: false,
});

/** The app as it boots, without servers: for its document and its list of routes. */
export const declareApp = async () => {
  const database = connectDatabase('postgres://127.0.0.1:1/none');
  const app = await createApp(declared(database.db));
  await app.ready();
  return {
    app,
    document: app.swagger(),
    access: app.access,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};

/** What `client/` is generated to: the document, and the types that follow from it. */
export const describeClient = async (): Promise<ClientFiles> => {
  const { document, close } = await declareApp();
  await close();
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const nodes = await openapi(text, { alphabetize: true, defaultNonNullable: false, rootTypes: false });
  return { document: text, types: HEAD + astToString(nodes) };
};
