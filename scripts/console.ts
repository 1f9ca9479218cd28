import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { PROJECT_ROOT } from './local/project.mjs';

/** What is the API's below the console's own address. */
const API_PATHS = ['/v1', '/docs', '/webhooks', '/pay', '/problems', '/health'];

const { values } = parseArgs({ options: { port: { type: 'string' }, 'api-url': { type: 'string' } } });
const port = Number(values.port ?? 7310);
const target = values['api-url'] ?? 'http://127.0.0.1:7300';

/** The console from its sources, changed in the page as they are saved; everything else is the API's. */
const server = await createServer({
  configFile: join(PROJECT_ROOT, 'vite.config.ts'),
  root: join(PROJECT_ROOT, 'console'),
  clearScreen: false,
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy: Object.fromEntries(API_PATHS.map((path) => [path, { target }])),
  },
});
await server.listen();
process.once('SIGTERM', () => void server.close().finally(() => process.exit(0)));
console.log(`ready http://127.0.0.1:${port}`);
