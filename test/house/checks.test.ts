import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkComments } from '../../scripts/check-comments.ts';
import type { Check } from '../../scripts/check-kit.ts';
import { checkPurity } from '../../scripts/check-purity.ts';
import { checkTestNames } from '../../scripts/check-test-names.ts';
import { checkTraces } from '../../scripts/check-traces.ts';
import { plantProject, ROOT } from './planted-project.ts';
import { runTool } from './run-tool.ts';

const linesFound = (check: Check, text: string, path = 'domain/planted.ts') =>
  check([{ path, text }]).map(({ line }) => line);

describe('the comment check', () => {
  test.each([
    ['three stacked line comments', '// a\n// b\n// c\nexport const x = 1;', 1],
    ['a docstring of three lines', 'export const y = 1;\n/**\n * a\n * b\n * c\n */\nexport const x = 1;', 2],
    ['a docstring piled on a line comment', '/** a\n * b */\n// c\nexport const x = 1;', 1],
    ['a block comment of three lines', 'const f = () => {\n  /* a\n  b\n  c */\n  return 1;\n};', 2],
    ['work left over', 'const x = 1; // TODO later', 1],
    ['a lint exception hidden in code', '// oxlint-disable-next-line no-explicit-any\nconst x = 1;', 1],
    ['a type error hidden in code', '// @ts-ignore\nconst x = 1;', 1],
    ['a stack at the end of a file', 'const x = 1;\n// a\n// b\n// c\n', 2],
  ])('catches %s', (_, text, line) => {
    expect(linesFound(checkComments, text)).toEqual([line]);
  });

  test.each([
    ['two lines', '// a\n// b\nconst x = 1;'],
    ['a docstring of two lines', '/**\n * a\n * b\n */\nconst x = 1;'],
    ['trailing comments under each other', 'const x = 1; // a\nconst y = 1; // b\nconst z = 1; // c'],
    [
      'slashes in text and patterns',
      "const a = '// TODO // x';\nconst b = `\n// a\n// b\n// c\n`;\nconst c = /\\/\\/ TODO/;",
    ],
  ])('leaves %s alone', (_, text) => {
    expect(linesFound(checkComments, text)).toEqual([]);
  });
});

describe('the test name check', () => {
  const story = "describe('order', () => {\n  test('is paid', () => {});\n});\n";

  test('catches one full name in two files', () => {
    const files = ['test/domain/a.test.ts', 'test/domain/b.test.ts'].map((path) => ({ path, text: story }));
    expect(checkTestNames(files)).toEqual([expect.objectContaining({ path: 'test/domain/b.test.ts', line: 2 })]);
  });

  test('catches one full name twice in a file, however it is started', () => {
    const text = "test.each([1])('is paid', () => {});\ntest.skip('is paid', async () => {});\n";
    expect(linesFound(checkTestNames, text)).toEqual([2]);
  });

  test('tells the same words under different subjects apart', () => {
    expect(linesFound(checkTestNames, story + story.replace('order', 'refund'))).toEqual([]);
  });
});

describe('the purity check', () => {
  test('catches the clock read by a constructor or a call', () => {
    expect(linesFound(checkPurity, 'const a = new Date();\nconst b = new Date;\nconst c = Date();')).toEqual([1, 2, 3]);
  });

  test('leaves an instant that was given alone', () => {
    expect(linesFound(checkPurity, 'const a = (ms: number) => new Date(ms).toISOString();')).toEqual([]);
  });
});

describe('the check for traces of a machine', () => {
  const inParts = (...parts: string[]) => parts.join('');

  test.each([
    ['a home folder', inParts('see /ho', 'me/kim/notes')],
    ['the folder of root', inParts("cd '/ro", "ot/x'")],
    ['the folder this runs in', `see ${ROOT}`],
    ['the npm registry', inParts('https://registry.', 'npmjs.org/zod')],
    ['the Python registry', inParts('index: pypi', '.org')],
    ['the Go module proxy', inParts('GOPROXY=https://proxy.', 'golang.org')],
    ['a resolved address in a lock file', inParts('"resol', 'ved": "https://somewhere/zod.tgz"')],
  ])('catches %s', (_, text) => {
    expect(checkTraces([{ path: 'README.md', text }], ROOT)).toHaveLength(1);
  });

  test('leaves addresses within the product alone', () => {
    const text = '/v1/work/orders https://nodejs.org ./work/x ~/root/ /usr/bin/env';
    expect(checkTraces([{ path: 'README.md', text }], ROOT)).toEqual([]);
  });
});

describe('a check run as a program', () => {
  test('says where, and ends with 1', () => {
    const project = plantProject({ 'api/a.ts': 'export const a = 1; // FIXME\n', 'dist/a.js': '// TODO\n' });
    onTestFinished(() => project.remove());
    execFileSync('git', ['init', '-q'], { cwd: project.dir });
    const program = join(ROOT, 'scripts/check-comments.ts');
    const run = spawnSync('node', ['--import', 'tsx', program], { cwd: project.dir, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 1, stderr: 'api/a.ts:1  work left over in a comment\n' });
  });
});

describe('the formatter', () => {
  test('catches another style and warns of a file over 250 lines', () => {
    const long = Array.from({ length: 251 }, (_, n) => `export const n${n} = ${n};\n`).join('');
    const project = plantProject({ 'api/style.ts': 'export const a = "x"\n', 'api/long.ts': long });
    onTestFinished(() => project.remove());
    execFileSync('git', ['init', '-q'], { cwd: project.dir });
    const run = runTool('biome', ['check', '--reporter=json', 'api'], project.dir);
    const found = JSON.parse(run.stdout).diagnostics;
    expect(run.code).toBe(1);
    expect(found).toContainEqual(expect.objectContaining({ category: 'format', severity: 'error' }));
    expect(found).toContainEqual(
      expect.objectContaining({ category: 'lint/style/noExcessiveLinesPerFile', severity: 'warning' }),
    );
  });
});

describe('the search for dead code', () => {
  test('catches a file and an export that nothing uses', () => {
    const project = plantProject({
      'api/server.ts': "import { used } from './part.ts';\nused();\n",
      'api/part.ts': 'export const used = () => 1;\nexport const unused = () => 2;\n',
      'api/orphan.ts': 'export const a = 1;\n',
    });
    onTestFinished(() => project.remove());
    const { issues } = JSON.parse(runTool('knip', ['--reporter', 'json'], project.dir).stdout);
    const named = (kind: string) =>
      issues.flatMap((row: Record<string, { name: string }[]>) => row[kind] ?? []).map((i: { name: string }) => i.name);
    expect(named('files')).toEqual(['api/orphan.ts']);
    expect(named('exports')).toEqual(['unused']);
    expect(named('dependencies')).toContain('fastify');
  }, 20_000);
});
