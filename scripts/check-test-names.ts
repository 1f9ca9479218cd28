import ts from 'typescript';
import { type Finding, lineAt, parse, runCheck, type SourceText } from './check-kit.ts';

type NamedTest = { readonly path: string; readonly line: number; readonly name: string };

/** `test`, `test.each(…)` and `describe.skip` all start from one identifier. */
const starterOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return starterOf(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? starterOf(callee.tag) : '';
};

const titleOf = (call: ts.CallExpression): string | undefined => {
  const [title] = call.arguments;
  if (title === undefined || call.arguments.length < 2) return undefined;
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.getText() : undefined;
};

const testsOf = (file: SourceText): NamedTest[] => {
  const source = parse(file);
  const tests: NamedTest[] = [];
  const visit = (node: ts.Node, above: readonly string[]): void => {
    const starter = ts.isCallExpression(node) ? starterOf(node.expression) : '';
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined;
    if (title === undefined) return ts.forEachChild(node, (child) => visit(child, above));
    const names = [...above, title];
    if (starter === 'test' || starter === 'it') {
      tests.push({ path: file.path, line: lineAt(source, node.getStart()), name: names.join(' > ') });
    }
    ts.forEachChild(node, (child) => visit(child, starter === 'describe' ? names : above));
  };
  visit(source, []);
  return tests;
};

export const checkTestNames = (files: readonly SourceText[]): Finding[] => {
  const seen = new Map<string, NamedTest>();
  return files.flatMap(testsOf).flatMap((test) => {
    const earlier = seen.get(test.name);
    if (earlier === undefined) seen.set(test.name, test);
    const problem = `"${test.name}" is already a test in ${earlier?.path}:${earlier?.line}`;
    return earlier === undefined ? [] : [{ path: test.path, line: test.line, problem }];
  });
};

runCheck(import.meta.filename, /\.test(?:-d)?\.ts$/, checkTestNames);
