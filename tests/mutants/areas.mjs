// What is mutated, and the tests that must notice. The first tests of a list kill most mutants: they are pure, and fast. What
// runs in a process or a thread of its own runs from `dist`, and cannot be mutated here. Where no test opens a store or declares
// types of GraphQL, modules are evaluated anew for mutants that are active while they are imported: `reload`. Left out are types
// of GraphQL, which `npm run check` compares with schema.graphql, and what needs a browser (`keep/kept.ts`, IndexedDB).

export const AREAS = {
  model: {
    sources: ['src/model'],
    tests: ['tests/model'],
    reload: true,
  },
  query: {
    sources: ['src/query'],
    tests: ['tests/query', 'tests/schema/filters', 'tests/features/search', 'tests/schema/node', 'tests/e2e/both-ways.test.ts'],
  },
  cache: {
    sources: ['response-cache', 'cache.step', 'data-version.step', 'short-way'].map((name) => `src/http/execution/${name}.ts`),
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
    tests: ['administer', 'queue', 'send', 'addresses', 'delivery', 'turns'].map(
      (name) => `tests/features/webhooks/${name}.test.ts`,
    ),
  },
  drafts: {
    sources: ['src/features/desk/drafts'],
    tests: ['tests/features/desk/drafts'],
  },
  desk: {
    sources: ['state', ...['ask', 'check', 'open-as-draft', 'plainly', 'saver'].map((name) => `keep/${name}.ts`)].map(
      (name) => `src/features/desk/browser/${name}`,
    ),
    tests: ['tests/features/desk/browser'],
    reload: true,
  },
};
