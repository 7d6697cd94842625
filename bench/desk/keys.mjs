// Measures the latency of a key press at the desk in Chromium, from the key to the next paint, for a draft of 100,000
// characters with 1,500 facts.
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { largeDraft } from './large-draft.mjs';
import { atDesk, saveDraft } from './program.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, wrong: { type: 'boolean' }, profile: { type: 'string' } },
});

/** The keys of a round, which leaves the draft unchanged; or the field that is focused for typing. */
const WORDS = { focus: '#field-text' };
const LETTER = 'y';
const ROUND = [
  ...['n', 'n', 'n', 'w', 's', 'W', 'S', 'p', 'n', 'ArrowRight', 'ArrowDown'],
  ...['1', 'Enter', 'u', 'n', '2', WORDS, LETTER, LETTER, LETTER, 'Enter', 'u', 'n'],
  ...['3', 'Escape', '4', 'Escape', '5', 'Escape', '6', 'Escape'],
  ...['j', 'k', 'j', 'a', 'u', 'j', 'x', 'u', 'j', 'e', WORDS, LETTER, 'Enter', 'u', 'U', 'u', 'u'],
];

await atDesk(async ({ browser, address }) => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(120_000); // on a busy machine too
  await page.goto(address);
  await saveDraft(page, largeDraft('large', options.wrong));
  await page.goto(`${new URL(address).origin}/desk/large`);
  await page.locator('.status', { hasText: /problem/i }).waitFor();
  const [said, marks] = [await page.locator('.status').textContent(), await page.locator('.desk-text mark').count()];
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Milliseconds of CPU time of the page's thread, which other programs on the machine do not affect. */
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
  };
  await page.evaluate(observe);
  if (options.profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.start');
  }

  const pressed = [];
  const loads = [loadavg()[0]];
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const key of ROUND) {
      if (key.focus) {
        await page.locator(key.focus).focus();
        continue;
      }
      const before = await worked();
      await page.keyboard.press(/^[A-Z]$/.test(key) ? `Shift+${key}` : key);
      await page.waitForFunction(() => globalThis.presses.at(-1)?.painted !== null);
      pressed.push({ key: key === LETTER ? 'a letter' : key, work: (await worked()) - before });
    }
  }
  loads.push(loadavg()[0]);
  if (options.profile) {
    const { profile } = await session.send('Profiler.stop');
    await writeFile(options.profile, JSON.stringify(profile)); // opened by the browser's developer tools
  }

  const presses = await page.evaluate(() => globalThis.presses);
  const byKey = new Map(pressed.map(({ key }) => [key, []]));
  pressed.forEach(({ key, work }, index) => byKey.get(key).push({ ...presses[index], work }));
  console.log(`${said.trim()} ${marks} marks are drawn. ${options.rounds} rounds. Chromium ${browser.version()}.`);
  console.log(`${cpus().length} × ${cpus()[0].model}, load ${loads.map((load) => load.toFixed(1)).join(' to ')}.`);
  console.log('Milliseconds, median and worst. Event: from Event Timing, rounded to 8, and 16 for anything shorter.');
  console.table(Object.fromEntries([...byKey].map(([key, all]) => [key, row(all)])));
});

/** Runs in the page: records when each key arrived, when its frame was painted, and its Event Timing entry. */
function observe() {
  globalThis.presses = [];
  const keyed = ['keydown', 'keypress', 'beforeinput', 'input'];
  const seen = ({ name, startTime, duration }) => {
    const press = globalThis.presses.findLast(({ at }) => at <= startTime + 1);
    if (press && keyed.includes(name)) press.event = Math.max(press.event, duration);
  };
  new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type: 'event', durationThreshold: 16 });
  const onKey = ({ key, timeStamp }) => {
    if (key === 'Shift') return;
    const press = { at: timeStamp, painted: null, event: 16 };
    globalThis.presses.push(press);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (press.painted = performance.now() - press.at);
    requestAnimationFrame(() => port2.postMessage(null));
  };
  addEventListener('keydown', onKey, true);
}

function row(all) {
  const columns = { 'to paint': 'painted', event: 'event', "the thread's work": 'work' };
  const figures = Object.entries(columns).map(([title, name]) => {
    const sorted = all.map((each) => each[name]).toSorted((a, b) => a - b);
    return [title, `${Math.round(sorted[sorted.length >> 1])}, ${Math.round(sorted.at(-1))}`];
  });
  return { presses: all.length, ...Object.fromEntries(figures) };
}
