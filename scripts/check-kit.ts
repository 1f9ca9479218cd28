import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export type SourceText = { readonly path: string; readonly text: string };
export type Finding = { readonly path: string; readonly line: number; readonly problem: string };
export type Check = (files: readonly SourceText[]) => readonly Finding[];

export const CODE = /\.(?:[cm]?[jt]s|tsx)$/;
const GENERATED = /(?:^client\/schema\.ts|\.generated\.ts)$/;

/** Files that git knows or would take, so that ignored folders never count. */
const listFiles = (root: string): string[] => {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((path) => path !== '' && !GENERATED.test(path) && existsSync(`${root}/${path}`));
};

export const readFiles = (root: string, wanted: RegExp): SourceText[] =>
  listFiles(root)
    .filter((path) => wanted.test(path))
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));

export const parse = ({ path, text }: SourceText): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

export const lineAt = (source: ts.SourceFile, position: number): number =>
  source.getLineAndCharacterOfPosition(position).line + 1;

/** Runs a check when its file is the program itself; imported by a test, it does nothing. */
export const runCheck = (program: string, wanted: RegExp, check: Check): void => {
  if (process.argv[1] !== program) return;
  const files = readFiles(process.cwd(), wanted);
  const findings = check(files);
  for (const { path, line, problem } of findings) console.error(`${path}:${line}  ${problem}`);
  console.log(`${files.length} files, ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
};
