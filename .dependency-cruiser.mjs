// Who may import whom (docs/architecture.md). Run by `npm run verify`; scripts/checks/boundaries.test.ts breaks each
// rule on purpose. `.astro` files, which dependency-cruiser does not read, are held to the same rules by Biome.

const inRepo = '^(shared|commerce-api|storefront|scripts)/';
const tests = '[.](test|bench)[.]tsx?$|/(fixtures|testing)/|/testing[.]ts$';
// Folders of scripts that run on a developer's machine or in CI, never in a shop.
const toolingOnly = '^scripts/(bench|checks|deploy|infra|test)/|^storefront/e2e/|[.]config[.]m?[jt]s$';
const routes = '(^|/|-)routes[.]ts$';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or need a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'What cannot be resolved cannot be checked by the other rules.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^(astro|virtual|cloudfront)(:|$)' },
  },
  {
    name: 'shared-imports-nothing',
    comment: 'shared is what all others agree on; it knows none of them.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: '^(commerce-api|storefront|scripts)/' },
  },
  {
    name: 'storefront-imports-shared-only',
    severity: 'error',
    from: { path: '^storefront/' },
    to: { path: '^(commerce-api|scripts)/' },
  },
  {
    name: 'storefront-has-no-server-packages',
    comment:
      'Pages are files: they reach the database, the cloud and the server through the API or not at all.',
    severity: 'error',
    from: { path: '^storefront/' },
    to: { path: 'node_modules/(sequelize|mysql2|pino|hono|@hono|@aws-sdk|@smithy)/' },
  },
  {
    name: 'api-imports-shared-only',
    comment: 'Tests too: they get the addresses of the stand-ins by inject().',
    severity: 'error',
    from: { path: '^commerce-api/' },
    to: { path: '^(storefront|scripts)/' },
  },
  {
    name: 'workspaces-by-name',
    comment:
      "Another workspace is imported as @lapidary/…: then its exports decide what others see, such as the API's public " +
      'entries and the built renderer. What they do not export fails as not resolvable.',
    severity: 'error',
    from: { path: inRepo },
    to: {
      path: inRepo,
      pathNot: '^$1/',
      dependencyTypes: ['local'],
      dependencyTypesNot: ['aliased-workspace'],
    },
  },
  {
    name: 'domains-meet-at-index',
    comment: "What another domain may use is in that domain's index.ts.",
    severity: 'error',
    from: { path: '^commerce-api/src/([^/]+)/', pathNot: '^commerce-api/src/platform/' },
    to: { path: '^commerce-api/src/[^/]+/', pathNot: '^commerce-api/src/($1/|platform/|[^/]+/index[.]ts$)' },
  },
  {
    name: 'platform-knows-no-domain',
    severity: 'error',
    from: { path: '^commerce-api/src/platform/', pathNot: tests },
    to: { path: '^commerce-api/src/[^/]+/', pathNot: '^commerce-api/src/platform/' },
  },
  {
    name: 'hono-at-the-rim',
    comment: 'HTTP is parsed and answered in routes; a use case can be called from anywhere.',
    severity: 'error',
    from: {
      path: '^commerce-api/',
      pathNot: [routes, '^commerce-api/src/(app|main)[.]ts$', '^commerce-api/src/platform/', tests],
    },
    to: { path: 'node_modules/(hono|@hono)/' },
  },
  {
    name: 'aws-sdk-in-its-place',
    severity: 'error',
    from: {
      path: inRepo,
      pathNot: [
        '^commerce-api/src/platform/aws/',
        '^scripts/(publish|deploy|local-aws|database|origin-secret)/',
        tests,
      ],
    },
    to: { path: 'node_modules/@aws-sdk/' },
  },
  {
    name: 'no-sequelize-in-routes',
    severity: 'error',
    from: { path: routes },
    to: { path: 'node_modules/sequelize/' },
  },
  {
    name: 'no-development-packages-in-a-shop',
    comment: 'npm start installs without them.',
    severity: 'error',
    from: { path: inRepo, pathNot: [tests, toolingOnly] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'packages-are-declared',
    comment: 'What is imported stands in the package.json of the workspace that imports it.',
    severity: 'error',
    from: { path: inRepo, pathNot: [tests, toolingOnly] },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

export default {
  forbidden,
  options: {
    // Everything is ESM; a function of ours that is called `require` is not Node's.
    moduleSystems: /** @type {['es6']} */ (['es6']),
    // Type imports bind code as much as values do.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|[.]astro|[.]turbo)/' },
    enhancedResolveOptions: {
      // Without these, workspace imports stay unresolved and the rules above miss them.
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
