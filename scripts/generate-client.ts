import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeClient } from './client/describe.ts';
import { PROJECT_ROOT } from './local/project.mjs';

const { document, types } = await describeClient();
await writeFile(join(PROJECT_ROOT, 'client/openapi.json'), document);
await writeFile(join(PROJECT_ROOT, 'client/schema.ts'), types);
process.stdout.write('client/openapi.json and client/schema.ts are as the API is.\n');
