import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { AREAS } from './areas.mjs';

/** Workers run from `dist`, without mutants. */
const SOURCE = /(?<!\.d|\.worker)\.tsx?$/;

/**
 * Returns the sources of an area with all mutants inserted, and the list of mutants. A variable selects the active mutant, so
 * that one process can try many.
 */
export async function instrumentArea(area) {
  const files = AREAS[area].sources.flatMap((path) => filesIn(path, SOURCE));
  const contents = new Map(files.map((name) => [name, readFileSync(name, 'utf8')]));
  const sources = [...contents].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false };
  const instrumented = await new Instrumenter(SILENT).instrument(sources, options);
  return {
    code: new Map(instrumented.files.map(({ name, content }) => [name, content])),
    mutants: instrumented.mutants.map((mutant) => described(mutant, contents.get(mutant.fileName))),
  };
}

/** Returns the matching files in a folder and its subfolders, sorted; or the file itself. */
export function filesIn(path, pattern) {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true }).filter((name) => pattern.test(name));
  return names.map((name) => join(path, name)).sort();
}

function described({ id, fileName, location: { start, end }, mutatorName, replacement }, content) {
  const lines = content.split('\n');
  const offset = ({ line, column }) => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, column);
  return {
    id,
    file: fileName,
    line: start.line + 1,
    source: lines[start.line].trim(),
    mutator: mutatorName,
    original: content.slice(offset(start), offset(end)),
    replacement,
  };
}

const SILENT = {
  isDebugEnabled: () => false,
  ...Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}])),
};
