// What holds the project's structure (docs and reasons: each rule's message) and its code and schema rules.
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

/** Who may call Prisma: whoever else needs rows asks one of these. */
const CALLS_PRISMA = [
  'src/{schema,features/*}/**/*.resolver.ts',
  'src/{schema,features/*}/**/*.mutations.ts',
  'src/schema/mutations/**',
  'src/query/**',
  'src/store/**',
  'src/db/**',
  'src/features/archive/**', // writes, restores and checks all rows
  'src/features/desk/drafts/**',
  'src/features/webhooks/store/**',
  'src/features/mapping/{files,people}/**', // hands it to the store
  'src/schema/context/context.ts', // hands it to the resolvers
  'src/http/routes/contexts.ts', // hands it to the context
  'src/http/routes/apollo.ts', // hands it to the compiler
  'src/http/execution/resolve.plugin.ts', // hands resolvers one that gives up
  'src/http/admin.ts', // asks whether the store answers
];

const noReexports = ['ExportAllDeclaration', 'ExportNamedDeclaration[source]'].map((selector) => ({
  selector,
  message: 'No barrels: import a thing from the file that defines it.',
}));
const noPrisma = {
  selector: "MemberExpression[property.name='prisma']",
  message: 'Only resolvers, the batch loader, the store of annotations and edits of them call Prisma.',
};
const noTests = { regex: '(^|/)tests/', message: 'src/ is what tests/ stand on; it does not know them.' };

/** The core, from top to bottom. A file imports from its own layer and from lower ones. Features import from all but the first two. */
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

/** The first two layers put the programs together. */
const ABOVE_FEATURES = 2;
const NAMES_FEATURES = 1;

function layerOf(file) {
  return LAYERS.findIndex((parts) => parts.some((part) => (part.endsWith('/') ? file.startsWith(part) : file === part)));
}

function featureOf(file) {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** The features that a feature says it needs, by its name. */
const needs = new Map();

function needsOf(feature) {
  if (!needs.has(feature)) {
    const declared = readFileSync(new URL(`src/features/${feature}/${feature}.feature.ts`, import.meta.url), 'utf8');
    needs.set(feature, /needs: \[([^\]]*)\]/.exec(declared)?.[1].match(/\w+/g) ?? []);
  }
  return needs.get(feature);
}

/** Why a file may not import another one; null if it may. */
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
/** AND, OR and NOT in filters are upper-case so that no field of a type can be taken for one. */
const namingConvention = [
  'error',
  { ...conventions, InputValueDefinition: { style: 'camelCase', ignorePattern: '^(AND|OR|NOT)$' } },
];

export default tseslint.config(
  {
    ignores: ['dist/', 'data/', 'coverage/', '**/generated/'],
  },

  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      // One program for src and tests, and one for what runs in browsers.
      parserOptions: {
        project: ['tests/tsconfig.json', 'src/features/desk/browser/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Hooks and resolvers are async by contract, whether or not they wait for anything.
      '@typescript-eslint/require-await': 'off',
      // It also calls those assertions unnecessary that the inference of type parameters rests on.
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
    // Vitest's matchers (expect.any and its kin) are typed any, and so are answers to queries that a test writes itself.
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
      // A change is no Node: only editors may ask for one.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // `search` has no `last` and `before`: it ranks, and nobody starts from the worst match.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Parts and sums of other things, which nobody could ask for by id.
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
      // Ids are for clients that keep a cache; the examples are read by people.
      '@graphql-eslint/require-selections': 'off',
      // Exports of what has no list at the root are planned from a fragment.
      '@graphql-eslint/no-unused-fragments': 'off',
    },
  },
);
