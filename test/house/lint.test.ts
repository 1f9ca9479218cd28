import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantProject, type PlantedProject } from './planted-project.ts';
import { runTool } from './run-tool.ts';

type Planted = { readonly file: string; readonly text: string; readonly rule: string };

const lines = (count: number, text = 'work();') => Array.from({ length: count }, () => text).join('\n');
const branches = (count: number) =>
  Array.from({ length: count }, (_, n) => `if (n === ${n}) return ${n + 1};`).join('\n');

const FAULTS: Readonly<Record<string, Planted>> = {
  'a promise nobody waits for': {
    file: 'api/floating.ts',
    text: 'const work = async () => 1;\nexport const start = () => {\n  work();\n};\n',
    rule: 'typescript(no-floating-promises)',
  },
  'a query that is built and never run': {
    file: 'db/queries/forgotten.ts',
    text: `import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { pgTable, text } from 'drizzle-orm/pg-core';
const order = pgTable('order', { id: text().primaryKey() });
export const forget = async (db: PostgresJsDatabase) => {
  await Promise.resolve();
  db.insert(order).values({ id: 'ord_1' });
};
`,
    rule: 'typescript(no-floating-promises)',
  },
  'a promise where a plain callback is expected': {
    file: 'workers/misused.ts',
    text: "process.on('SIGTERM', async () => {\n  await Promise.resolve();\n});\n",
    rule: 'typescript(no-misused-promises)',
  },
  'a type imported as a value': {
    file: 'api/types.ts',
    text: "import { Shape } from './shape.ts';\nexport const read = (s: Shape) => s.size;\n",
    rule: 'typescript(consistent-type-imports)',
  },
  'a switch that forgets a case': {
    file: 'domain/switch.ts',
    text: "export const say = (s: 'a' | 'b') => {\n  switch (s) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  'an explicit any': {
    file: 'contracts/any.ts',
    text: 'export const read = (x: any) => String(x);\n',
    rule: 'typescript(no-explicit-any)',
  },
  'a file over 400 lines': {
    file: 'api/long-file.ts',
    text: Array.from({ length: 401 }, (_, n) => `export const n${n} = ${n};`).join('\n'),
    rule: 'eslint(max-lines)',
  },
  'a function over 40 lines': {
    file: 'api/long-function.ts',
    text: `const work = () => 1;\nexport const run = () => {\n${lines(41)}\n};\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  'a workflow over 80 lines': {
    file: 'workflows/order/order.ts',
    text: `const work = () => 1;\nexport const order = () => {\n${lines(81)}\n};\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  'a workflow step over 40 lines': {
    file: 'workflows/order/steps.ts',
    text: `const work = () => 1;\nexport const step = () => {\n${lines(41)}\n};\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  'a function with four parameters': {
    file: 'api/parameters.ts',
    text: 'export const add = (a: number, b: number, c: number, d: number) => a + b + c + d;\n',
    rule: 'eslint(max-params)',
  },
  'a branch four levels deep': {
    file: 'api/depth.ts',
    text: 'export const dig = (n: number) => {\n  if (n > 1) {\n    if (n > 2) {\n      if (n > 3) {\n        if (n > 4) return 1;\n      }\n    }\n  }\n  return 0;\n};\n',
    rule: 'eslint(max-depth)',
  },
  'a function with eleven ways through': {
    file: 'api/complex.ts',
    text: `export const pick = (n: number) => {\n${branches(11)}\nreturn 0;\n};\n`,
    rule: 'eslint(complexity)',
  },
  'a default export': { file: 'api/default.ts', text: 'export default 1;\n', rule: 'import(no-default-export)' },
  'two files that import each other': {
    file: 'api/cycle-a.ts',
    text: "import { b } from './cycle-b.ts';\nexport const a = () => b;\n",
    rule: 'import(no-cycle)',
  },
  'a name that is not kebab-case': {
    file: 'api/camelCase.ts',
    text: 'export const a = 1;\n',
    rule: 'unicorn(filename-case)',
  },
  'a Node built-in in a decision': {
    file: 'domain/built-in.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync('x');\n",
    rule: 'eslint(no-restricted-imports)',
  },
  'a Node built-in under its bare name': {
    file: 'domain/bare-built-in.ts',
    text: "import { readFileSync } from 'fs';\nexport const read = () => readFileSync('x');\n",
    rule: 'unicorn(prefer-node-protocol)',
  },
  'the clock in a decision': {
    file: 'domain/clock.ts',
    text: 'export const now = () => Date.now();\n',
    rule: 'eslint(no-restricted-properties)',
  },
  'chance in a decision': {
    file: 'domain/chance.ts',
    text: 'export const roll = () => Math.random();\n',
    rule: 'eslint(no-restricted-properties)',
  },
  'a random id in a decision': {
    file: 'domain/random-id.ts',
    text: 'export const newId = () => crypto.randomUUID();\n',
    rule: 'eslint(no-restricted-globals)',
  },
  'a Node built-in in a workflow': {
    file: 'workflows/order/built-in.ts',
    text: "import { randomUUID } from 'node:crypto';\nexport const id = () => randomUUID();\n",
    rule: 'eslint(no-restricted-imports)',
  },
  'a call out of a workflow': {
    file: 'workflows/order/call.ts',
    text: "export const call = async () => fetch('http://127.0.0.1');\n",
    rule: 'eslint(no-restricted-globals)',
  },
  'the environment read outside config.ts': {
    file: 'api/environment.ts',
    text: 'export const level = process.env.LOG_LEVEL;\n',
    rule: 'eslint(no-restricted-properties)',
  },
  'the environment taken apart outside config.ts': {
    file: 'api/environment-parts.ts',
    text: 'const { env } = process;\nexport const level = env.LOG_LEVEL;\n',
    rule: 'eslint(no-restricted-properties)',
  },
  'the environment imported outside config.ts': {
    file: 'api/imported-environment.ts',
    text: "import { env } from 'node:process';\nexport const level = env.LOG_LEVEL;\n",
    rule: 'eslint(no-restricted-imports)',
  },
  'a component over 80 lines': {
    file: 'console/long-component.tsx',
    text: `const work = () => 1;\nexport const Long = () => {\n${lines(81)}\n};\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  'a hook that is called now and then': {
    file: 'console/page/hook.ts',
    text: "import { useState } from 'react';\nexport const useSometimes = (is: boolean) => {\n  if (is) useState(0);\n};\n",
    rule: 'react-hooks(rules-of-hooks)',
  },
  'a picture without words': {
    file: 'console/page/picture.tsx',
    text: 'export const Picture = () => <img src="/a.png" />;\n',
    rule: 'jsx-a11y(alt-text)',
  },
  'a test that silences the others': {
    file: 'test/domain/only.test.ts',
    text: "import { test } from 'vitest';\ntest.only('a', () => {});\n",
    rule: 'vitest(no-focused-tests)',
  },
};

const ALLOWED: Readonly<Record<string, string>> = {
  'console/page/component.tsx': `const work = () => 1;\nexport const Page = () => {\n${lines(70)}\n};\n`,
  'api/shape.ts': 'export type Shape = { size: number };\n',
  'api/cycle-b.ts': "import { a } from './cycle-a.ts';\nexport const b = () => a;\n",
  'config.ts': 'export const level = process.env.LOG_LEVEL;\n',
  'simulators/shoppers/main.ts': 'export const level = process.env.LOG_LEVEL;\n',
  'drizzle.config.ts': 'export default { url: process.env.DATABASE_URL };\n',
  'domain/calendar.ts': 'export const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);\n',
  'workflows/presale/presale.ts': `const work = () => Date.now();\nexport const presale = () => {\n${lines(70)}\n};\n`,
  'test/domain/long.test.ts': `import { test } from 'vitest';\ntest('long', () => {\n${lines(60, 'String(1);')}\n});\n`,
  'api/reply.ts':
    "import type { FastifyReply } from 'fastify';\nexport const answer = (reply: FastifyReply) => {\n  reply.code(204).send();\n};\n",
};

type Diagnostic = { readonly filename: string; readonly code?: string; readonly message: string };

describe('the linter', () => {
  let project: PlantedProject;
  let diagnostics: readonly Diagnostic[];

  beforeAll(() => {
    const planted = Object.values(FAULTS).map(({ file, text }) => [file, text]);
    project = plantProject({ ...Object.fromEntries(planted), ...ALLOWED });
    diagnostics = JSON.parse(runTool('oxlint', ['-f', 'json'], project.dir).stdout).diagnostics;
  }, 30_000);
  afterAll(() => project.remove());

  test.each(Object.entries(FAULTS))('catches %s', (_, { file, rule }) => {
    const found = diagnostics.filter((d) => d.filename === file).map((d) => d.code ?? d.message);
    expect(found).toContain(rule);
  });

  test.each(Object.keys(ALLOWED).filter((file) => !file.includes('cycle')))('finds nothing in %s', (file) => {
    expect(diagnostics.filter((d) => d.filename === file)).toEqual([]);
  });
});
