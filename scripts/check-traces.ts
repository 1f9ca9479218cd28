import { homedir } from 'node:os';
import { type Finding, runCheck, type SourceText } from './check-kit.ts';

const REGISTRY = new RegExp(
  [
    String.raw`registry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)`,
    String.raw`\bnpm\.pkg\.github\.com`,
    String.raw`\b(?:pypi\.org|files\.pythonhosted\.org)`,
    String.raw`\b(?:proxy|sum)\.golang\.org`,
    String.raw`\b(?:(?:static|index)\.)?crates\.io`,
    String.raw`\brepo1?\.maven\.(?:apache\.)?org`,
    String.raw`\b(?:deb|security)\.debian\.org`,
    String.raw`\brubygems\.org`,
    String.raw`"resolved":\s*"https?:`,
  ].join('|'),
);

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Where people and machines keep their own things, and this very folder when it is a deep enough name. */
const machinePath = (root: string): RegExp => {
  const own = [root, homedir()].filter((path) => path.split('/').length > 2).map(escape);
  const places = [String.raw`(?<![\w.~-])/(?:work|root|home/\w+|Users/\w+)/`, String.raw`[A-Z]:\\Users\\`];
  return new RegExp([...places, ...own].join('|'));
};

export const checkTraces = (files: readonly SourceText[], root = process.cwd()): Finding[] => {
  const path = machinePath(root);
  return files
    .filter(({ text }) => !text.includes('\0'))
    .flatMap((file) =>
      file.text
        .split('\n')
        .flatMap((text, index) => [
          ...(path.test(text) ? [{ path: file.path, line: index + 1, problem: 'a path of one machine' }] : []),
          ...(REGISTRY.test(text)
            ? [{ path: file.path, line: index + 1, problem: 'the address of a package registry' }]
            : []),
        ]),
    );
};

runCheck(import.meta.filename, /./, checkTraces);
