// What is mutated, and the tests that must notice. The first tests of a list kill most mutants: they are pure, and fast. What
// runs in a process or a thread of its own runs from `dist`, and cannot be mutated here. Where no test opens a store or declares
// types of GraphQL, modules are evaluated anew for mutants that are active while they are imported: `reload`.

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
      'tests/e2e/short-way.test.ts',
      'tests/http/caching.test.ts',
    ],
  },
  webhooks: {
    sources: ['src/features/webhooks', 'src/store/clients'],
    tests: ['tests/store/clients', 'tests/features/webhooks', 'tests/http/auth'],
  },
  drafts: {
    sources: ['src/features/desk/drafts'],
    tests: ['tests/features/desk/drafts'],
  },
  desk: {
    sources: ['src/features/desk/browser/state', 'src/features/desk/browser/keep'],
    tests: ['tests/features/desk/browser'],
    reload: true,
  },
};
