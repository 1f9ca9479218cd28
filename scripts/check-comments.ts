import ts from 'typescript';
import { CODE, type Finding, lineAt, parse, runCheck, type SourceText } from './check-kit.ts';

const MOST_LINES = 2;
const LEFTOVER = /\b(?:TODO|FIXME|XXX|HACK)\b/;
const HIDDEN_EXCEPTION = /\b(?:oxlint|eslint)-disable|\bbiome-ignore|@ts-(?:ignore|nocheck)\b/;

type Comment = { readonly first: number; readonly last: number; readonly alone: boolean; readonly content: string[] };

const contentOf = (comment: string): string[] =>
  comment
    .replace(/^\/\*+|\*+\/$|^\/\/+/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*/, '').trim())
    .filter((line) => line !== '');

const rangesOf = (source: ts.SourceFile): ts.CommentRange[] => {
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    if (node.kind === ts.SyntaxKind.JsxText) return;
    const leading = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
    const trailing = ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? [];
    for (const range of [...leading, ...trailing]) found.set(range.pos, range);
  };
  visit(source);
  return [...found.values()].toSorted((a, b) => a.pos - b.pos);
};

const commentsOf = (source: ts.SourceFile): Comment[] =>
  rangesOf(source).map(({ pos, end }) => {
    const before = source.text.slice(source.text.lastIndexOf('\n', pos - 1) + 1, pos);
    const content = contentOf(source.text.slice(pos, end));
    return { first: lineAt(source, pos), last: lineAt(source, end), alone: before.trim() === '', content };
  });

/** Comments that touch each other count as one, however they are written. */
const stacksOf = (comments: readonly Comment[]): Comment[] => {
  const stacks: Comment[] = [];
  for (const comment of comments) {
    const above = stacks.at(-1);
    if (above?.alone && comment.alone && above.last + 1 === comment.first) {
      const content = [...above.content, ...comment.content];
      stacks[stacks.length - 1] = { ...above, last: comment.last, content };
    } else stacks.push(comment);
  }
  return stacks;
};

const problemsOf = ({ content }: Comment): string[] => {
  const text = content.join('\n');
  return [
    ...(content.length > MOST_LINES
      ? [`comment of ${content.length} lines; more than ${MOST_LINES} belongs in docs/adr`]
      : []),
    ...(LEFTOVER.test(text) ? ['work left over in a comment'] : []),
    ...(HIDDEN_EXCEPTION.test(text) ? ['exceptions are a line in the configuration, with a reason'] : []),
  ];
};

export const checkComments = (files: readonly SourceText[]): Finding[] =>
  files.flatMap((file) =>
    stacksOf(commentsOf(parse(file))).flatMap((stack) =>
      problemsOf(stack).map((problem) => ({ path: file.path, line: stack.first, problem })),
    ),
  );

runCheck(import.meta.filename, CODE, checkComments);
