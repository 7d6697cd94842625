// Bundles what is compiled: a start reads a dozen files in place of 2,000, in two thirds of the CPU time.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that find files of their own beside themselves, that another module must share, or that a start does not load. */
const NOT_BUNDLED = [
  /^@electric-sql\//,
  /^@prisma\/schema-engine-wasm/,
  /^@graphql-yoga\/render-graphiql/,
  /^@opentelemetry\//,
  /^(tinypool|reflect-metadata|prettier)$/,
  'class-validator', // of which type-graphql has no need, and which is not installed
];

/**
 * GraphQL.js as the modules that its package has for bundlers, for all that load it: each use of a CommonJS module's name would
 * call a getter.
 */
const graphqlAsModules = {
  name: 'graphql-as-modules',
  resolveId: {
    filter: { id: /^graphql(\/|$)/ },
    handler: (id) => join(ROOT, 'node_modules', id === 'graphql' ? 'graphql/index.mjs' : `${id.replace(/\.js$/, '')}.mjs`),
  },
};

/**
 * Writes characters beyond Latin-1 as escapes: V8 keeps a whole text in two bytes a character for one of them, and the text of a
 * module for as long as the process runs. A chunk is left as it is where an escape would be another text.
 */
const oneByteACharacter = {
  name: 'one-byte-a-character',
  renderChunk(code) {
    if (/\\[^\0-\xff]|String\.raw(?:`[^`]*|.*)[^\0-\xff]/.test(code)) return null;
    return code.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
};

/** How an import in TypeScript's sources is resolved. */
const SOURCES = { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } };

/** Replaces a module `*.data.ts` by the data that it exports, so that browsers do not get what computes it. */
const dataInPlace = {
  name: 'data-in-place',
  load: {
    filter: { id: /\.data\.ts$/ },
    async handler(id) {
      const { output } = await build({
        cwd: ROOT,
        input: id,
        platform: 'node',
        logLevel: 'warn',
        resolve: SOURCES,
        write: false,
      });
      const module = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
      return Object.entries(module)
        .map(([name, data]) => `export const ${name} = ${JSON.stringify(data)};`)
        .join('\n');
    },
  },
};

/** TypeGraphQL's decorators need it, and a chunk may be evaluated before the one whose module imports it. */
const metadataFirst = {
  name: 'metadata-first',
  renderChunk: (code) => (code.includes('__decorate(') ? `import 'reflect-metadata';\n${code}` : null),
};

const PROGRAMS = join(ROOT, 'dist/programs');
/** What Node 22 and newer keep of the programs that they compiled: src/main.ts. */
const COMPILED = join(ROOT, 'dist/compiled');
const CHUNKS = join(PROGRAMS, 'chunks.json');

/**
 * Writes the server, the commands and the threads into `dist/programs`, from what the compiler wrote into `dist/src`.
 * It takes three seconds of CPU.
 */
export async function bundlePrograms() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true });
  const names = sources.flatMap((file) => /^(.*\.worker|main|cli)\.ts$/.exec(file)?.[1] ?? []);
  const { output } = await build({
    cwd: ROOT,
    input: Object.fromEntries(names.map((name) => [name, `dist/src/${name}.js`])),
    platform: 'node',
    logLevel: 'warn',
    external: NOT_BUNDLED,
    plugins: [graphqlAsModules, metadataFirst, oneByteACharacter],
    // Nothing is taken out: rolldown does that even to a call in a `try` whose result is not used, such as decodeURIComponent(text).
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

/** A server that runs on while it is built again loads some chunks late: those of the build before this one are kept. */
function removeOldChunks(chunks) {
  const kept = new Set([...chunks, ...chunksBefore()]);
  for (const name of readdirSync(join(PROGRAMS, 'chunks'))) {
    if (!kept.has(`chunks/${name}`)) rmSync(join(PROGRAMS, 'chunks', name));
  }
  writeFileSync(CHUNKS, JSON.stringify(chunks));
}

function chunksBefore() {
  try {
    return JSON.parse(readFileSync(CHUNKS, 'utf8'));
  } catch {
    return [];
  }
}

/**
 * Writes the programs of src/features/desk/browser, which run in browsers, into `dist/desk`: `desk.js`, and `settle.js` of the places below
 * `/desk/data`. Their types are checked by build.mjs. It takes a fifth of a second.
 */
export async function bundleDesk() {
  await Promise.all([
    bundleOf('src/features/desk/browser/main.tsx', 'desk.js'),
    bundleOf('src/features/desk/browser/settle/main.tsx', 'settle.js'),
  ]);
}

async function bundleOf(input, name) {
  await build({
    cwd: ROOT,
    input,
    platform: 'browser',
    logLevel: 'warn',
    resolve: {
      ...SOURCES,
      // Of the package the desk needs whether a day exists: a fifth of all that it weighs.
      alias: { edtf: `${ROOT}src/features/desk/browser/text/calendar-date.ts` },
    },
    plugins: [dataInPlace],
    checks: { bundlerTimings: false }, // a plugin that bundles takes most of so short a build
    transform: { target: 'es2022' },
    output: { file: `dist/desk/${name}`, format: 'esm', minify: true, codeSplitting: false },
  });
}
