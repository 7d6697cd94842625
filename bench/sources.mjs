import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './drive.mjs';
import { number, table } from './report.mjs';
import { emptyStore } from './sources/empty-store.mjs';
import { timeEdits } from './sources/time-edits.mjs';
import { writeSource } from './sources/write.mjs';

const SOURCES = { visits: 5_000, statements: 100_000 };
const ROUNDS = { uncounted: 2, counted: 11 };
const HEAD = ['Source', 'store', 'import, s', 'peak, MB', 'again, s', 'edit', 'median, ms', 'slowest, ms'];

/** Measures imports of large sources, and edits of one fact in them, on both stores. */
export async function* sources(settings) {
  const folder = await mkdtemp(join(tmpdir(), 'communique-sources-'));
  const engines = settings.database ? ['embedded', 'PostgreSQL'] : ['embedded'];
  const rows = [];
  try {
    for (const [shape, count] of Object.entries(SOURCES)) {
      const slug = `${shape}-${count}`;
      await writeSource(join(folder, slug), slug, shape, count);
      for (const engine of engines) {
        rows.push(...(await measure(settings, folder, { shape, count, slug, engine })));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const method =
    'Import: `npx communique seed` with the file and its text, from start to end; its peak resident memory; and the same import again. ' +
    `Edit: one mutation over HTTP, ${ROUNDS.counted} in sequence, after ${ROUNDS.uncounted} that are not counted.`;
  yield { title: 'Large sources', text: `${method}\n\n${table(HEAD, rows)}` };
}

/** Returns one row per edit. */
async function measure(settings, folder, { shape, count, slug, engine }) {
  const store = await emptyStore(settings, folder, engine);
  try {
    const files = ['--text', join(folder, `${slug}.txt`), join(folder, `${slug}.yaml`)];
    const command = [settings.commands, 'seed', ...files];
    const [first, again] = [await run(command, store.env), await run(command, store.env)];
    const figures = [number(first.seconds, 1), number(first.peakMegabytes, 0), number(again.seconds, 1)];
    const facts = [`${number(count, 0)} ${shape}`, engine, ...figures];
    settings.log(facts.join(', '));
    const timed = await timeEdits(settings, store.env, { shape, slug, ...ROUNDS });
    return Object.entries(timed).map(([edit, times]) => {
      return [...facts, edit, number(median(times), 0), number(Math.max(...times), 0)];
    });
  } finally {
    await store.drop();
  }
}

/** Runs a command, and returns its time and its peak resident memory. */
async function run(args, env) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 20);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}`);
  return { seconds: (performance.now() - start) / 1_000, peakMegabytes: peak };
}

/** Reads the peak from the kernel, in megabytes; 0 once the process has ended. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
