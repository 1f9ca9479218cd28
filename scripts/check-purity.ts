import ts from 'typescript';
import { type Finding, lineAt, parse, runCheck, type SourceText } from './check-kit.ts';

const isDate = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === 'Date';

const readsClock = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments ?? []).length === 0) ||
  (ts.isCallExpression(node) && isDate(node.expression));

const clocksIn = (file: SourceText): Finding[] => {
  const source = parse(file);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (readsClock(node)) {
      const line = lineAt(source, node.getStart());
      findings.push({ path: file.path, line, problem: 'a decision is given the time' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
};

/** `new Date()` in a decision; the linter sees `Date.now()` and the other ways out by itself. */
export const checkPurity = (files: readonly SourceText[]): Finding[] => files.flatMap(clocksIn);

runCheck(import.meta.filename, /^domain\/.*\.ts$/, checkPurity);
