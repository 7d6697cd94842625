// Prints vitest arguments that exclude the test files that do not depend on a PostgreSQL server. Neither they nor their
// imports from `tests` use one, or divide their cases between the engines.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import typescript from 'typescript';

/** `thorough.ts` assigns cases to engines, which matters for files that divide their cases. */
const DIVIDES = 'tests/support/thorough.ts';
const ASKS = /TEST_DATABASE_URL|OfEach\b|\b(GENERATED_OPERATIONS|MUTATION_SEQUENCES|INTERLEAVINGS)\b/;

/** Returns their paths, sorted and relative to the project's folder. */
export function filesWithoutStore() {
  const files = readdirSync('tests', { recursive: true }).filter((file) => file.endsWith('.test.ts'));
  return files
    .map((file) => join('tests', file))
    .filter((file) => !reached(file).some((each) => each !== DIVIDES && ASKS.test(readFileSync(each, 'utf8'))))
    .sort();
}

/** Returns a file in `tests` and everything that it imports from there. */
function reached(file) {
  const found = new Set([file]);
  for (const each of found) for (const imported of importsOf(each)) found.add(imported);
  return [...found];
}

function importsOf(file) {
  const { importedFiles } = typescript.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(file), fileName))
    .flatMap((path) => [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')])
    .filter((path) => path.startsWith('tests/') && existsSync(path));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of filesWithoutStore()) console.log(`--exclude=${file}`);
}
