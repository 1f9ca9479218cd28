import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { PROJECT_ROOT } from '../../../scripts/local/project.mjs';
import { ENGLISH, PARTS, type Part } from './catalogue.ts';

const FOLDER = join(PROJECT_ROOT, 'console');

const withoutComments = (text: string): string => text.replaceAll(/\/\*\*.*?\*\//gs, '');

/** The text of every file of the console, by its path, the catalogues apart. */
const SOURCES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^i18n\/(?:en|zh-cn)\b/.test(path))
    .map((path) => [path, withoutComments(readFileSync(join(FOLDER, path), 'utf8'))]),
);

const textOf = (path: string): string => SOURCES.get(path) ?? '';

const STEMS = new Set([...ENGLISH.keys()].map((key) => key.replace(/_(?:one|other)$/, '')));
/** Not the name of a property: events of an order are called like some keys. */
const LITERAL = new RegExp(`(['"\`])((?:${PARTS.join('|')})\\.(?:\\$\\{[^}]*\\}|[\\w.-])+)\\1(?!:)`, 'g');

/** Composed keys whose place could be taken by more than is ever put there. */
const CHOICES: Readonly<Record<string, string>> = {
  'bulk.${head}': 'what|stateHead|progress|why|author|began',
  'customerAct.cancel.${key}': 'refund|release',
  'code.${kind}.${code}': '.+',
  'settingsAudit.action.${action}': '.+',
};

const escaped = (text: string): string => text.replaceAll('.', '\\.');

const keysLike = (literal: string): readonly string[] => {
  const choice = `(?:${CHOICES[literal] ?? '[^.]+'})`;
  const form = new RegExp(
    `^${literal
      .split(/\$\{[^}]*\}/)
      .map(escaped)
      .join(choice)}$`,
  );
  return [...STEMS].filter((key) => form.test(key));
};

const keysIn = (path: string): readonly string[] =>
  [...textOf(path).matchAll(LITERAL)].flatMap(([, , literal = '']) => keysLike(literal));

/** Every key that some file says, plain or composed; a number's two forms have one. */
export const saidKeys = (): ReadonlySet<string> => new Set([...SOURCES.keys()].flatMap(keysIn));

const importsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'(\.[^']+)'/gm)]
    .map(([, target = '']) => posix.join(posix.dirname(path), target))
    .filter((target) => SOURCES.has(target));

const reach = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const each of importsOf(path)) reach(each, seen);
  return seen;
};

/** Something that is fetched by itself: a page, or a part of the frame. */
export type Fetched = { readonly path: string; readonly words: readonly Part[]; readonly within?: Fetched };

const partsIn = (list: string): readonly Part[] => [...list.matchAll(/'(\w+)'/g)].map(([, part]) => part as Part);

const FIRST: Fetched = {
  path: 'main.tsx',
  words: partsIn(/const FIRST = \[(.*?)\]/.exec(textOf('i18n/i18n.ts'))?.[1] ?? ''),
};

const ROUTE =
  /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),.*?lazyPage\(\s*\[(.*?)\],\s*\(\) => import\('\.\/(.*?)'\)/gs;

const routes = (): ReadonlyMap<string, Fetched> => {
  const known = new Map([['root', FIRST]]);
  for (const [, name = '', parent = '', words = '', path = ''] of textOf('router.tsx').matchAll(ROUTE))
    known.set(name, { path, words: partsIn(words), within: known.get(parent) ?? FIRST });
  return known;
};

const LATER = /withWords(In)?\((?:\s*[\w.]+,)?\s*\[(.*?)\],.*?import\('(\..*?)'\)/gs;

/** What a page fetches once it is there; in a language of its own it finds none of the page's words. */
const laterIn = (page: Fetched): readonly Fetched[] =>
  [...reach(page.path)].flatMap((file) =>
    [...textOf(file).matchAll(LATER)].map(([, isForeign, words = '', target = '']) => ({
      path: posix.join(posix.dirname(file), target),
      words: partsIn(words),
      ...(isForeign === undefined ? { within: page } : {}),
    })),
  );

export const FETCHED: readonly Fetched[] = [...routes().values()].flatMap((page) => [page, ...laterIn(page)]);

/** Itself and all that is there before it. */
export const aroundOf = (fetched: Fetched): readonly Fetched[] =>
  fetched.within === undefined ? [fetched] : [fetched, ...aroundOf(fetched.within)];

const partOf = (key: string): Part => key.slice(0, key.indexOf('.')) as Part;

/** The parts that it says something of. */
export const spokenBy = ({ path }: Fetched): ReadonlySet<Part> => new Set([...reach(path)].flatMap(keysIn).map(partOf));
