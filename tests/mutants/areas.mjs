// The files to mutate in each area, and the tests that must fail. The first tests of a list are pure and fast, and kill most
// mutants. Code that runs in a process or thread of its own is loaded from `dist` and cannot be mutated here. `reload`
// evaluates the modules again for mutants that are active at import time; it is set where no test opens a store or declares
// GraphQL types. GraphQL types are left out because `npm run check` compares them with schema.graphql, and so is code that
// needs a browser (`keep/kept.ts`, IndexedDB).

export const AREAS = {
  model: {
    sources: [
      'src/model',
      'src/features/mapping/resolve-country.ts',
      ...['convert', 'rewrite'].map((name) => `src/features/editing/threads/${name}.ts`),
    ],
    tests: [
      'tests/model',
      'tests/features/mapping/resolve-country.test.ts',
      ...['convert', 'rewrite'].map((name) => `tests/features/editing/${name}.test.ts`),
    ],
    reload: true,
  },
  query: {
    sources: ['src/query'],
    tests: [
      'tests/query',
      'tests/schema/filters',
      'tests/features/search',
      'tests/schema/node',
      'tests/schema/dates',
      'tests/e2e/both-ways.test.ts',
    ],
  },
  cache: {
    sources: ['response-cache', 'cache.step', 'data-version.step', 'fast-path'].map((name) => `src/http/execution/${name}.ts`),
    tests: [
      'tests/http/execution/response-cache.test.ts',
      'tests/http/execution/cached-answers.test.ts',
      'tests/http/execution/cache.step.test.ts',
      'tests/http/execution/data-version.test.ts',
      'tests/e2e/fast-path.test.ts',
      'tests/http/caching.test.ts',
    ],
  },
  webhooks: {
    sources: ['deliverer.ts', 'send.ts', 'store'].map((name) => `src/features/webhooks/${name}`),
    tests: ['administer', 'queue', 'send', 'addresses', 'messages', 'interruptions', 'delivery', 'turns'].map(
      (name) => `tests/features/webhooks/${name}.test.ts`,
    ),
  },
  drafts: {
    sources: ['src/features/desk/drafts'],
    tests: ['tests/features/desk/drafts'],
  },
  desk: {
    sources: ['state', ...['ask', 'check', 'open-as-draft', 'problem-message', 'saver'].map((name) => `keep/${name}.ts`)].map(
      (name) => `src/features/desk/browser/${name}`,
    ),
    tests: ['tests/features/desk/browser'],
    reload: true,
  },
};
