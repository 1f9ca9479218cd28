const { readFileSync, readdirSync } = require('node:fs');

/** Pure npm libraries that decisions may use; workflows must not reach a file that does. */
const DOMAIN_LIBRARIES = ['haversine-distance'];
const CONTRACT_LIBRARIES = ['zod'];

const PORT = '^adapters/[^/]+/port\\.ts$';
const PLAIN_CONTRACT = '^contracts/(workflow-ids|task-queues|search-attributes|messages|order-answer)\\.ts$';
const WORKFLOW_MESSAGES = '^workflows/[^/]+/messages\\.ts$';
const ROOTS = '^(api/server\\.ts$|workers/)';
const PROGRAMS = '^(test|bench|scripts|simulators|console)/';
const TOOL_CONFIG = '^[^/]+\\.config\\.ts$';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** From → what it may import, as values (`to`), as types only (`types`), from npm (`npm`) and from Node (`core`). */
const ARROWS = [
  { name: 'domain', from: '^domain/', to: ['^domain/'], npm: DOMAIN_LIBRARIES },
  {
    name: 'contracts',
    from: '^contracts/',
    fromNot: PLAIN_CONTRACT,
    to: ['^contracts/', '^domain/'],
    npm: CONTRACT_LIBRARIES,
  },
  {
    name: 'plain-contracts',
    from: PLAIN_CONTRACT,
    to: [PLAIN_CONTRACT, '^domain/'],
    types: ['^contracts/'],
    // Typed search attribute keys come from here; it is in every workflow bundle anyway.
    npm: ['@temporalio/common'],
  },
  { name: 'ports', from: PORT, to: ['^contracts/', '^domain/'], npm: [] },
  {
    name: 'adapters',
    from: '^adapters/',
    // The orchestrator adapter names signals by their own definitions.
    to: ['^adapters/', '^contracts/', '^domain/', WORKFLOW_MESSAGES],
    npm: 'any',
    core: true,
  },
  { name: 'db', from: '^db/', to: ['^db/', '^domain/'], npm: 'any', core: true },
  {
    name: 'activities',
    from: '^activities/',
    to: ['^activities/', '^contracts/', '^domain/', '^db/', PORT],
    npm: 'any',
    core: true,
  },
  { name: 'jobs', from: '^jobs/', to: ['^jobs/', '^contracts/', '^domain/', '^db/', PORT], npm: 'any', core: true },
  {
    name: 'workflows',
    from: '^workflows/',
    to: ['^workflows/', '^domain/', PLAIN_CONTRACT],
    types: ['^contracts/', '^activities/'],
    not: heavyDomainFiles(),
    npm: ['@temporalio/workflow', '@temporalio/common'],
  },
  {
    name: 'api',
    from: '^api/',
    fromNot: '^api/server\\.ts$',
    to: ['^api/', '^contracts/', '^domain/', '^db/queries/', WORKFLOW_MESSAGES],
    types: [PORT, '^db/'],
    npm: 'any',
    core: true,
  },
  { name: 'config', from: '^config\\.ts$', to: ['^domain/', '^contracts/task-queues'], npm: ['zod'] },
  { name: 'client', from: '^client/', to: ['^client/'], npm: 'any' },
  { name: 'world', from: '^world/', to: ['^world/'], npm: [] },
  { name: 'simulators', from: '^simulators/', to: ['^simulators/', '^client/', '^world/'], npm: 'any', core: true },
  { name: 'console', from: '^console/', to: ['^console/', '^client/', '^domain/(waiting|money)\\.ts$'], npm: 'any' },
];

/** Files of domain that import an npm library, by their text: too heavy for the workflow bundle. */
function heavyDomainFiles() {
  return readdirSync('domain', { recursive: true, encoding: 'utf8' })
    .map((path) => `domain/${path}`)
    .filter((path) => path.endsWith('.ts') && /\bfrom '[^.]/.test(readFileSync(path, 'utf8')))
    .map((path) => `^${path.replaceAll('.', '\\.')}$`);
}

const forbid = ([name, comment], from, to) => ({ name, comment, severity: 'error', from, to });

const npmRule = ({ name, npm = [] }, source) => {
  if (npm === 'any') return [];
  const listed = npm.map((library) => `node_modules/${library}/`);
  const words = [`${name}-npm`, `${name} uses a package outside its list`];
  return [forbid(words, source, { dependencyTypes: NPM, pathNot: listed })];
};

const typesRule = ({ name, to, types = [] }, source) => {
  if (types.length === 0) return [];
  const asValue = { dependencyTypes: ['local'], dependencyTypesNot: ['type-only'], path: types, pathNot: to };
  return [forbid([`${name}-types-only`, `${name} may import only types from there`], source, asValue)];
};

const leafRule = ({ name, not = [] }, source) =>
  not.length === 0 ? [] : [forbid([`${name}-leaf`, 'the file uses an npm library'], source, { path: not })];

const nodeRule = ({ name, core = false }, source) =>
  core ? [] : [forbid([`${name}-node`, `${name} uses no Node built-in`], source, { dependencyTypes: ['core'] })];

const rulesOf = (arrow) => {
  const { name, from, fromNot, to, types = [] } = arrow;
  const source = { path: from, ...(fromNot && { pathNot: fromNot }) };
  const elsewhere = { dependencyTypes: ['local'], pathNot: [...to, ...types] };
  return [
    forbid([`${name}-local`, `${name} imports a part it may not`], source, elsewhere),
    ...[typesRule, leafRule, npmRule, nodeRule].flatMap((rule) => rule(arrow, source)),
  ];
};

module.exports = {
  forbidden: [
    ...ARROWS.flatMap(rulesOf),
    forbid(
      ['nothing-imports-a-root', 'composition roots are ends'],
      { pathNot: [ROOTS, '^(test|bench|scripts)/'] },
      { path: ROOTS },
    ),
    forbid(
      ['workers-without-server', 'one root does not start the other'],
      { path: '^workers/' },
      { path: '^api/server\\.ts$' },
    ),
    forbid(['api-without-workers', 'one root does not start the other'], { path: '^api/' }, { path: '^workers/' }),
    forbid(
      ['config-goes-to-roots', 'values of the environment are handed down by the roots'],
      { pathNot: [ROOTS, '^(test|bench|scripts)/', TOOL_CONFIG] },
      { path: '^config\\.ts$' },
    ),
    forbid(
      ['product-stands-alone', 'the product needs no program around it'],
      { pathNot: [PROGRAMS, TOOL_CONFIG] },
      { path: [PROGRAMS] },
    ),
    forbid(
      ['world-is-for-the-demo', 'the product knows nothing of the demo'],
      { pathNot: [PROGRAMS, '^world/'] },
      { path: '^world/' },
    ),
    forbid(
      ['no-cycle', 'files that import each other, types aside'],
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(['no-unresolved', 'the import leads nowhere'], {}, { couldNotResolve: true }),
    forbid(
      ['no-unlisted-package', 'the package is not in package.json'],
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      ['no-dev-package', 'the product runs without devDependencies'],
      { pathNot: [PROGRAMS, TOOL_CONFIG] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|coverage|\\.packhorse)/|\\.cjs$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
