import { createApp } from '../../../api/app.ts';
import { createApiDeps } from '../../../api/server.ts';
import { readConfig } from '../../../config.ts';
import { connectDatabase } from '../../../db/client.ts';
import { WORKFLOW_MESSAGE_KINDS } from '../../../domain/workflow-message.ts';
import { countCommits, type NameOf, tablesOf } from './commit-count.ts';
import { openMarks } from './marks.ts';

/** A commit that leaves a message to a workflow is called after the message: it is what a death must not lose. */
const nameOf: NameOf = (writes) => {
  const message = writes.find(({ text }) => text.startsWith('insert into "workflow_message"'));
  return WORKFLOW_MESSAGE_KINDS.find((kind) => message?.params.includes(kind)) ?? tablesOf(writes);
};

const mark = openMarks();
const config = readConfig();
const database = connectDatabase(config.DATABASE_URL, { max: config.DATABASE_POOL, application: 'packhorse api' });
const deps = await createApiDeps(config, { ...database, db: countCommits(database.db, nameOf, mark) });
const app = await createApp(deps);
await app.listen({ host: config.HOST, port: config.PORT });
