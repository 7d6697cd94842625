// Bundles the compiled code, so that startup reads a dozen files instead of 2,000 and takes two thirds of the CPU time.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that load files from their own folder, that must be shared with another module, or that are not loaded at startup. */
const NOT_BUNDLED = [
  /^@electric-sql\//,
  /^@prisma\/schema-engine-wasm/,
  /^@graphql-yoga\/render-graphiql/,
  /^@opentelemetry\//,
  /^(tinypool|reflect-metadata|prettier)$/,
  'class-validator', // type-graphql does not need it, and it is not installed
];

/**
 * Resolves imports of GraphQL.js to the ES modules that its package has for bundlers. With CommonJS, each use of an imported
 * name would call a getter.
 */
const graphqlAsModules = {
  name: 'graphql-as-modules',
  resolveId: {
    filter: { id: /^graphql(\/|$)/ },
    handler: (id) => join(ROOT, 'node_modules', id === 'graphql' ? 'graphql/index.mjs' : `${id.replace(/\.js$/, '')}.mjs`),
  },
};

/** Removes Zod's messages in other languages, which are unused: 200 KB. */
const zodInEnglish = {
  name: 'zod-in-english',
  resolveId: { filter: { id: /\/locales\/index\.js$/ }, handler: (id, importer) => join(dirname(importer), id, '../en.js') },
};

/**
 * Escapes characters beyond Latin-1: a single one makes V8 store the whole source with two bytes per character, for as long
 * as the process runs. Chunks in which an escape would change a string are left unchanged.
 */
const oneByteACharacter = {
  name: 'one-byte-a-character',
  renderChunk(code) {
    if (/\\[^\0-\xff]|String\.raw(?:`[^`]*|.*)[^\0-\xff]/.test(code)) return null;
    return code.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
};

/** How imports in TypeScript sources are resolved. */
const SOURCES = { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } };

/** Evaluated modules, cached because several programs import the same one. */
const evaluated = new Map();

/** In a file, not a `data:` URL, so that the module can read project files. */
async function evaluate(id) {
  const file = `${ROOT}dist/evaluated/${basename(id)}-${process.pid}.mjs`;
  await build({ cwd: ROOT, input: id, platform: 'node', logLevel: 'warn', resolve: SOURCES, output: { file } });
  const module = await import(pathToFileURL(file).href).finally(() => rmSync(file));
  return Object.entries(module)
    .map(([name, data]) => `export const ${name} = ${JSON.stringify(data)};`)
    .join('\n');
}

/** Replaces `*.data.ts` modules with the data that they export, so that browsers do not load the code that computes it. */
const dataInPlace = {
  name: 'data-in-place',
  load: {
    filter: { id: /\.data\.ts$/ },
    handler(id) {
      if (!evaluated.has(id)) evaluated.set(id, evaluate(id));
      return evaluated.get(id);
    },
  },
};

/** Lets each browser program omit the other's operations, all fragments, which operations already contain, and line feeds. */
const usedDocumentsOnly = {
  name: 'used-documents-only',
  transform: {
    filter: { id: /\/generated\/graphql\.ts$/ },
    handler: (code) =>
      code
        .replace(
          /= (new TypedDocumentString\(`[^`]*)/g,
          (_, made) => `= /* @__PURE__ */ ${made.replace(/\s+/g, ' ').replace(/ ?([{}():!$,=]) ?/g, '$1')}`,
        )
        .replace(/sha256:(\w{12})\w+/g, '$1'), // deskDocuments also accepts the beginning of a hash
  },
};

/** TypeGraphQL's decorators need `reflect-metadata`, and a chunk may be evaluated before the chunk that imports it. */
const metadataFirst = {
  name: 'metadata-first',
  renderChunk: (code) => (code.includes('__decorate(') ? `import 'reflect-metadata';\n${code}` : null),
};

const PROGRAMS = join(ROOT, 'dist/programs');
/** The compile cache of Node 22 and newer (see src/main.ts). */
const COMPILED = join(ROOT, 'dist/compiled');
const CHUNKS = join(PROGRAMS, 'chunks.json');

/**
 * Bundles the server, the commands and the worker threads into `dist/programs`, from the compiler's output in `dist/src`. Takes
 * three seconds of CPU. If it may fail, documents may be missing: those of pages that query fields not yet in schema.graphql.
 */
export async function bundlePrograms(mayFail = false) {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true });
  const names = sources.flatMap((file) => /^(.*\.worker|main|cli)\.ts$/.exec(file)?.[1] ?? []);
  const { output } = await build({
    cwd: ROOT,
    input: Object.fromEntries(names.map((name) => [name, `dist/src/${name}.js`])),
    platform: 'node',
    logLevel: 'warn',
    external: NOT_BUNDLED,
    shimMissingExports: mayFail,
    // Without CommonJS, Apollo's package would hash documents in JavaScript.
    resolve: { alias: { '@apollo/utils.createhash': 'node:crypto' } },
    plugins: [graphqlAsModules, zodInEnglish, metadataFirst, oneByteACharacter],
    // Rolldown would also remove a call in a `try` whose result is not used, such as decodeURIComponent(text).
    treeshake: false,
    output: {
      dir: PROGRAMS,
      format: 'esm',
      keepNames: true,
      minify: false,
      comments: false,
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  });
  rmSync(COMPILED, { recursive: true, force: true });
  const chunks = output.map(({ fileName }) => fileName).filter((name) => name.startsWith('chunks/'));
  removeOldChunks(chunks);
}

/** Keeps the chunks of the previous build: a server that keeps running during a build loads some chunks late. */
function removeOldChunks(chunks) {
  const kept = new Set([...chunks, ...chunksBefore()]);
  const old = readdirSync(join(PROGRAMS, 'chunks')).filter((name) => !kept.has(`chunks/${name}`));
  for (const name of old) rmSync(join(PROGRAMS, 'chunks', name));
  writeFileSync(CHUNKS, JSON.stringify(chunks));
}

function chunksBefore() {
  try {
    return JSON.parse(readFileSync(CHUNKS, 'utf8'));
  } catch {
    return [];
  }
}

/** Bundles the browser programs in src/features/desk/browser into `dist/desk`. build.mjs checks their types. */
export async function bundleDesk(mayFail = false) {
  await Promise.all([
    bundleOf('src/features/desk/browser/main.tsx', 'desk.js', mayFail),
    bundleOf('src/features/desk/browser/settle/main.tsx', 'settle.js', mayFail),
  ]);
}

async function bundleOf(input, name, shimMissingExports) {
  await build({
    cwd: ROOT,
    input,
    platform: 'browser',
    logLevel: 'warn',
    resolve: SOURCES,
    shimMissingExports,
    plugins: [dataInPlace, usedDocumentsOnly],
    checks: { bundlerTimings: false }, // a bundling plugin takes most of such a short build
    transform: { target: 'es2022' },
    output: { file: `dist/desk/${name}`, format: 'esm', minify: true, comments: false, codeSplitting: false },
  });
}
