// What is mutated, and the tests that must notice. The first tests of a list kill most mutants: they are pure, and fast. What
// runs in a process or a thread of its own runs from `dist`, and cannot be mutated here. Where no test opens a store or declares
// types of GraphQL, modules are evaluated anew for mutants that are active while they are imported: `reload`.

export const AREAS = {
  model: {
    sources: ['src/claims'],
    tests: ['tests/claims'],
    reload: true,
  },
  query: {
    sources: ['src/read'],
    tests: ['tests/read', 'tests/types/filters', 'tests/types/search', 'tests/types/node', 'tests/e2e/both-ways.test.ts'],
  },
  cache: {
    sources: [
      'src/server/execution/response-cache.ts',
      'src/server/execution/cache.step.ts',
      'src/server/execution/short-way.ts',
    ],
    tests: [
      'tests/server/execution/response-cache.test.ts',
      'tests/server/execution/cache.step.test.ts',
      'tests/e2e/short-way.test.ts',
      'tests/server/http/caching.test.ts',
      'tests/server/observe/tracing.test.ts',
    ],
  },
  webhooks: {
    sources: ['src/server/subscriptions/webhooks', 'src/store/clients'],
    tests: ['tests/store/clients', 'tests/server/webhooks', 'tests/server/auth'],
  },
  drafts: {
    sources: ['src/store/drafts'],
    tests: ['tests/store/drafts', 'tests/server/drafts.test.ts', 'tests/server/drafting.test.ts'],
  },
  desk: {
    sources: ['src/desk/state', 'src/desk/keep'],
    tests: ['tests/desk'],
    reload: true,
  },
};
