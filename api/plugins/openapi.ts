import swagger, { type SwaggerTransform, type SwaggerTransformObject } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';

type Headers = Readonly<Record<string, string>>;

/** A response with its words, and the headers that a client may rely on. */
export const answer = <T extends z.ZodType>(schema: T, description: string, headers: Headers = {}) => ({
  description,
  headers,
  content: { 'application/json': { schema } },
});

type Answers = Record<string, { headers?: Headers } | undefined>;

/** The provider's transform, and the headers of each response, which it leaves out. */
const transform: SwaggerTransform = (route) => {
  const made = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0]);
  const [given, described] = [route.schema?.response, made.schema?.response] as (Answers | undefined)[];
  for (const [status, response] of Object.entries(described ?? {})) {
    const headers = Object.entries(given?.[status]?.headers ?? {});
    const documented = headers.map(([name, description]) => [name, { type: 'string', description }]);
    if (headers.length > 0) Object.assign(response ?? {}, { headers: Object.fromEntries(documented) });
  }
  return made;
};

const PREFIX = '#/components/schemas/';

/** Only the schemas that somebody refers to; a body's is named like its contract unless an answer has that name. */
const transformObject: SwaggerTransformObject = (given) => {
  const text = JSON.stringify(jsonSchemaTransformObject(given)).replaceAll(
    '"description":"Default Response"',
    `"description":"${STATUS_CODES[200]}"`,
  );
  const made = JSON.parse(text) as { paths: unknown; components: { schemas: Record<string, unknown> } };
  const used = reachable(made.paths, made.components.schemas);
  const renamed = (name: string): string => {
    const plain = name.replace(/Input$/, '');
    return used.has(plain) ? name : plain;
  };
  const kept = Object.entries(made.components.schemas).filter(([name]) => used.has(name));
  const schemas = Object.fromEntries(kept.map(([name, schema]) => [renamed(name), schema] as const).toSorted(byName));
  const tidy = { ...made, components: { ...made.components, schemas } };
  return JSON.parse(JSON.stringify(tidy), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? PREFIX + renamed(value.slice(PREFIX.length)) : value,
  ) as ReturnType<SwaggerTransformObject>;
};

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const referred = (part: unknown): string[] =>
  [...JSON.stringify(part ?? {}).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');

const reachable = (root: unknown, schemas: Readonly<Record<string, unknown>>): Set<string> => {
  const used = new Set<string>();
  const open = referred(root);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    open.push(...referred(schemas[name]));
  }
  return used;
};

/** The document is made from the same schemas that parse requests; `/docs` shows it, `/docs/json` is the document. */
export const addOpenApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Packhorse',
        version: '1',
        description: 'Orders from checkout to the door. Errors are application/problem+json with every fault at once.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'goods', description: 'What there is to sell, with the honest stock' },
        { name: 'orders', description: 'Place orders, follow them, act on them' },
        { name: 'actions', description: 'What people do for an order, within their authority' },
        { name: 'escalations', description: 'Troubles that wait for a person' },
        { name: 'operations', description: 'What operators do for many orders at once' },
        { name: 'webhooks', description: 'Receive what happens, signed' },
        { name: 'floor', description: 'What handhelds call' },
        { name: 'events', description: 'What happened, in order' },
        { name: 'customers', description: 'What customers see and do with the signed link of their order' },
        { name: 'settings', description: 'Who may do what, and by which rules the company works' },
        { name: 'problems', description: 'What the type of a problem means' },
      ],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'phk_<id>.<secret>' } } },
      security: [{ apiKey: [] }],
    },
    transform,
    transformObject,
  });
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, scope: 'public' };
    });
    await docs.register(swaggerUi, { routePrefix: '/docs', uiConfig: { docExpansion: 'list', deepLinking: true } });
  });
};
