import { parseArgs } from 'node:util';
import { AREAS } from './areas.mjs';
import { explanationOf } from './explained.mjs';
import { instrumentArea } from './instrument.mjs';
import { tryMutants } from './try-mutants.mjs';

// npm run mutants [-- [--sample N] [--seed S] AREA|PATH …]: makes small changes to the code, one at a time, and runs the tests
// that reach the change. Changes that no test detects, or that make a test hang, are printed. Tries N random mutants per area, or all.

const { sample, seed, paths } = read();
const chosen = Object.keys(AREAS).filter((area) => paths.length === 0 || paths.some((path) => isOf(area, path)));
const printed = [];
console.log(`Node ${process.version}, sample ${sample ?? 'all'}, seed ${seed}, ${new Date().toISOString().slice(0, 10)}\n`);
console.log(
  '| area | mutants | tried | killed | survived | not reached | explained | score |\n|---|---|---|---|---|---|---|---|',
);
for (const area of chosen) {
  const { mutants, code } = await instrumentArea(area);
  const isChosen = ({ file }) => paths.length === 0 || paths.some((path) => path === area || isWithin(file, path));
  const all = mutants.filter(isChosen);
  const tried = draw(all, sample ?? all.length);
  const verdicts = await tryMutants(area, { code, mutants: tried });
  print(area, all.length, tried, verdicts);
}
console.log(`\n${printed.join('\n')}`);

function read() {
  try {
    const options = { sample: { type: 'string' }, seed: { type: 'string', default: '1' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const sample = values.sample === undefined ? undefined : Number(values.sample);
    const known = positionals.every((path) => Object.keys(AREAS).some((area) => isOf(area, path)));
    if (known && Number.isInteger(Number(values.seed)) && (sample === undefined || (Number.isInteger(sample) && sample > 0))) {
      return { sample, seed: Number(values.seed), paths: positionals.map((path) => path.replace(/\/$/, '')) };
    }
  } catch {}
  console.error(
    `usage: npm run mutants [-- [--sample N] [--seed S] AREA|PATH …]; the areas are ${Object.keys(AREAS).join(', ')}`,
  );
  process.exit(1);
}

function isOf(area, path) {
  return path === area || AREAS[area].sources.some((source) => isWithin(source, path) || isWithin(path, source));
}

function isWithin(file, path) {
  return file === path || file.startsWith(`${path.replace(/\/$/, '')}/`);
}

/** Draws mutants at random, reproducibly for a seed (mulberry32), and returns them in the order of the files. */
function draw(mutants, count) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const keyed = mutants.map((mutant) => ({ mutant, key: random() }));
  const drawn = new Set(
    keyed
      .sort((a, b) => a.key - b.key)
      .slice(0, count)
      .map(({ mutant }) => mutant),
  );
  return mutants.filter((mutant) => drawn.has(mutant));
}

function print(area, total, tried, verdicts) {
  const of = (result) => tried.filter(({ id }) => verdicts.get(id) === result);
  const alive = [...of('survived'), ...of('not reached')];
  const explained = alive.filter(explanationOf);
  const killed = of('killed').length + of('timed out').length;
  const score = ((100 * killed) / Math.max(1, tried.length - explained.length)).toFixed(1);
  const timedOut = of('timed out').length ? ` (${of('timed out').length} by time-out)` : '';
  console.log(
    `| ${area} | ${total} | ${tried.length} | ${killed}${timedOut} | ${of('survived').length} | ${of('not reached').length} | ${explained.length} | ${score} % |`,
  );
  for (const mutant of [...alive, ...of('timed out')]) {
    const { file, line, mutator, original, replacement } = mutant;
    const what = `${oneLine(original)} → ${oneLine(replacement)}`;
    const why = explanationOf(mutant);
    printed.push(`${file}:${line} ${verdicts.get(mutant.id)}, ${mutator}: ${what}${why ? ` (${why})` : ''}`);
  }
}

function oneLine(code) {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 100)} … ${line.slice(-18)}` : line;
}
