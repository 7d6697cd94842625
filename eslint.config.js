// Enforces the structure of the project (each rule's message gives the reason) and the rules for code and schema.
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['src/**/*.{ts,tsx}', 'seed/**/*.ts', 'tests/**/*.ts', '*.config.ts'];
const DOCUMENTS = [
  ...[
    'src/features/playground/examples/*.graphql',
    'src/features/pages/**/*.graphql',
    'src/features/desk/browser/**/*.graphql',
    'src/features/mcp/tools/*.graphql',
  ],
  'src/features/reconciliation/documents/*.graphql',
  'tests/queries/*.graphql',
];

/** Files that may call Prisma. All other code gets rows through one of these. */
const CALLS_PRISMA = [
  'src/{schema,features/*}/**/*.resolver.ts',
  'src/{schema,features/*}/**/*.mutations.ts',
  'src/query/**',
  'src/store/**',
  'src/db/**',
  'src/features/*/store/**', // a feature's own tables
  'src/features/archive/**', // exports, restores and checks all rows
  'src/features/desk/drafts/**',
  'src/features/editing/**',
  'src/features/quotations/check-quotations.command.ts', // passes it to the loader
  'src/features/mapping/{files,people}/**', // passes it to the store
  'src/schema/context/context.ts', // passes it to the resolvers
  'src/http/routes/contexts.ts', // passes it to the context
  'src/http/routes/apollo.ts', // passes it to the compiler
  'src/http/execution/resolve.plugin.ts', // passes a cancellable client to the resolvers
  'src/http/admin.ts', // checks whether the store responds
];

const noReexports = ['ExportAllDeclaration', 'ExportNamedDeclaration[source]'].map((selector) => ({
  selector,
  message: 'No barrels: import a thing from the file that defines it.',
}));
const noPrisma = {
  selector: "MemberExpression[property.name='prisma']",
  message:
    'Only files in CALLS_PRISMA of eslint.config.js call Prisma. Call one of them. A feature reads its tables in its folder `store`, a resolver or mutations.',
};
const noTests = { regex: '(^|/)tests/', message: 'src/ is what tests/ stand on; it does not know them.' };

/** The layers of the core, top to bottom. Files import from their own and lower layers; features from all but the first two. */
const LAYERS = [
  ['src/main.ts', 'src/start.ts', 'src/cli.ts'],
  ['src/features.ts'],
  ['src/commands/'],
  ['src/http/'],
  ['src/schema/'],
  ['src/query/'],
  ['seed/'],
  ['src/store/'],
  ['src/db/'],
  ['src/config/'],
  ['src/model/'],
  ['src/shared/'],
];

/** The first two layers assemble the programs. */
const ABOVE_FEATURES = 2;
const NAMES_FEATURES = 1;

function layerOf(file) {
  return LAYERS.findIndex((parts) => parts.some((part) => (part.endsWith('/') ? file.startsWith(part) : file === part)));
}

function featureOf(file) {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** The features that each feature declares as needed, by name. */
const needs = new Map();

function needsOf(feature) {
  if (!needs.has(feature)) {
    const declared = readFileSync(new URL(`src/features/${feature}/${feature}.feature.ts`, import.meta.url), 'utf8');
    needs.set(feature, /needs: \[([^\]]*)\]/.exec(declared)?.[1].match(/\w+/g) ?? []);
  }
  return needs.get(feature);
}

/** Returns why a file may not import another, or null if it may. */
function forbidden(from, to) {
  const [feature, other] = [featureOf(from), featureOf(to)];
  const [layer, lower] = [layerOf(from), layerOf(to)];
  if (feature && other) {
    if (feature === other || needsOf(feature).includes(other)) return null;
    return `the feature ${feature} does not say that it needs ${other}`;
  }
  if (other) return layer === NAMES_FEATURES ? null : 'the core knows no feature: only src/features.ts names them';
  if (lower < 0 || (layer < 0 && !feature)) return 'this file, or the imported one, is in no layer of LAYERS';
  if (feature) return lower < ABOVE_FEATURES ? 'a feature imports from the core and from features that it needs' : null;
  return layer <= lower ? null : `${LAYERS[layer][0]} is below ${LAYERS[lower][0]}`;
}

const importDownwards = {
  create(context) {
    const inProject = (file) => relative(import.meta.dirname, file);
    const check = ({ source }) => {
      if (!source.value?.startsWith('.')) return;
      const from = inProject(context.filename);
      const why = forbidden(from, inProject(resolve(dirname(context.filename), source.value)).replace(/\.js$/, '.ts'));
      if (why) context.report({ node: source, message: `Imports run downwards: ${why}.` });
    };
    return { ImportDeclaration: check, ImportExpression: check, TSImportType: ({ source }) => source && check({ source }) };
  },
};

const GRAPHQL = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: DOCUMENTS } },
};
const schemaRules = {
  ...graphql.configs['flat/schema-recommended'].rules,
  ...graphql.configs['flat/schema-relay'].rules,
};
const [, conventions] = schemaRules['@graphql-eslint/naming-convention'];
/** AND, OR and NOT in filters are upper-case, so that they cannot be confused with fields. */
const namingConvention = [
  'error',
  { ...conventions, InputValueDefinition: { style: 'camelCase', ignorePattern: '^(AND|OR|NOT)$' } },
];

export default tseslint.config(
  {
    // The last are programs that a test compiles beside what it generates.
    ignores: ['dist/', 'data/', 'coverage/', '**/generated/', 'tests/clients/typed-client/'],
  },

  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      // One program for src and tests, and one for code that runs in browsers.
      parserOptions: {
        project: ['tests/tsconfig.json', 'tests/clients/tsconfig.json', 'src/features/desk/browser/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Hooks and resolvers are async by contract, even if they await nothing.
      '@typescript-eslint/require-await': 'off',
      // It also reports assertions that the inference of type parameters depends on.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A feature adds its settings to an interface.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...noReexports],
    },
  },

  {
    files: ['tests/**/*.ts'],
    // Vitest's matchers such as expect.any are typed any, and so are results of queries written in tests.
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  {
    files: ['src/**/*.{ts,tsx}', 'seed/**/*.ts'],
    ignores: ['src/config/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config/config.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['{src,seed}/**/*.{ts,tsx}'],
    plugins: { layers: { rules: { 'import-downwards': importDownwards } } },
    rules: {
      'layers/import-downwards': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noTests] }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: CALLS_PRISMA,
    rules: { 'no-restricted-syntax': ['error', ...noReexports, noPrisma] },
  },
  {
    files: ['src/model/rules/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noTests,
            {
              regex:
                '^(graphql|type-graphql|@apollo/|@prisma/|fastify|(node:)?(fs|http|https|net)(/|$))|/db/|\\.(type|resolver|args)\\.js$',
              message: 'A rule knows nothing of GraphQL, Prisma, files or HTTP: it is handed what it judges.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['{src,seed,tests}/**/index.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'Program', message: 'No barrels: name the file after what it holds.' }],
    },
  },

  {
    files: ['schema.graphql'],
    languageOptions: GRAPHQL,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...schemaRules,
      '@graphql-eslint/naming-convention': namingConvention,
      // Short lists (at most 100) are plain lists: a visit's citations need no cursor.
      // A change is not a Node, because only editors can read changes.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // `search` has no `last` and `before`: it ranks its results, and nobody starts from the worst match.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Parts and aggregates of other objects, which have no id.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            types: [
              ...[
                'PageInfo',
                'PartialDate',
                'Readout',
                'ChangeSince',
                'VisitCount',
                'EventCount',
                'StatementCount',
                'CountryName',
                'SuspectedDuplicate',
                'ClaimedValue',
                'SuspectedSamePerson',
                'Identifier',
                'QuotationCheck',
                'CheckedQuotation',
                'QuotationMatch',
                'QuotationDifference',
                'QuotationVerdictCount',
                'Coverage',
                'VisitNote',
                'VisitPanelRow',
              ],
              ...[
                'VisitChange',
                'SourceImport',
                'FieldChange',
                'DroppedProposals',
                'DraftModelUse',
                'ImportCount',
                'MappingFinding',
                'MappingProblem',
                'UserError',
                'WithdrawnSource',
              ],
            ],
            suffixes: ['Connection', 'Edge', 'Payload'],
          },
        },
      ],
    },
  },
  {
    files: DOCUMENTS,
    languageOptions: GRAPHQL,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // Ids are for clients with a cache; the examples are for human readers.
      '@graphql-eslint/require-selections': 'off',
      // Exports of types without a list at the root are planned from a fragment.
      '@graphql-eslint/no-unused-fragments': 'off',
    },
  },
  {
    files: ['src/features/pages/visit/*.graphql'],
    rules: {
      // From a visit through a delegate's office and its passage to the day on which the passage was published.
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 8 }],
    },
  },
  {
    files: ['src/features/mcp/tools/*.graphql'],
    rules: {
      // A variable that is not given is removed together with what needs it.
      '@graphql-eslint/variables-in-allowed-position': 'off',
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 9 }],
    },
  },
);
