// Measures how quotations are checked: node bench/quotations/main.mjs [--seed N] [--statements N] [--url URL --requests N]
// Without --url, imports statements into a new embedded store, quotes them honestly and with changes, and prints how many
// verdicts are right. With the URL of a server, prints how long it takes to check 1,000 words with quotations of its
// statements. Build the project first, and start the server with RATE_LIMIT=0.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ALTERED, HONEST, invented, seeded, statements } from './mutations.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    statements: { type: 'string', default: '500' },
    requests: { type: 'string', default: '100' },
    url: { type: 'string' },
  },
});
const random = seeded(Number(values.seed));
const PROGRAMS = new URL('../../dist/programs/', import.meta.url).pathname;
const QUERY = `query ($text: String!) { checkQuotations(text: $text) { quotations { verdict text speakerAsPrinted matches {
  similarity page differences { kind given stored } statement { slug } source { slug } } } } }`;

await (values.url ? measureTime(values.url, Number(values.requests)) : measureVerdicts(Number(values.statements)));

async function check(url, text) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { text } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data.checkQuotations.quotations;
}

async function measureVerdicts(count) {
  const all = statements(count, random);
  const people = ['Ana Reyes', 'Bo Lindqvist', 'Chi Okafor', 'Dana Petrov'];
  const cases = all.flatMap((text, index) => {
    const speaker = people[index % people.length];
    const said = (kind, words, verdict, by = speaker) =>
      words === null ? [] : [{ kind, text: `${by} said: “${words}”`, verdict }];
    return [
      ...Object.entries(ALTERED).flatMap(([kind, change]) =>
        said(kind, change(text, random, all[(index + 7) % all.length]), 'ALTERED'),
      ),
      ...said('another speaker', text, 'MISATTRIBUTED', people[(index + 1) % people.length]),
      ...said('another speaker, by the surname', text, 'MISATTRIBUTED', people[(index + 2) % people.length].split(' ')[1]),
      ...said('invented', invented(random), 'NOT_FOUND'),
      ...Object.entries(HONEST).flatMap(([kind, change]) => said(kind, change(text, random), 'VERBATIM')),
      ...said('the speaker, by the surname', text, 'VERBATIM', speaker.split(' ')[1]),
    ];
  });
  const url = await ownServer(all, people);
  const rows = new Map();
  for (let from = 0; from < cases.length; from += 100) {
    const some = cases.slice(from, from + 100);
    const checked = await check(url, some.map(({ text }) => text).join('\n\n'));
    for (const [index, { kind, text, verdict }] of some.entries()) {
      const row = rows.get(kind) ?? { kind, expected: verdict, cases: 0, right: 0, verbatim: 0 };
      row.cases++;
      row.right += Number(checked[index].verdict === verdict);
      row.verbatim += Number(checked[index].verdict === 'VERBATIM');
      rows.set(kind, row);
      if (process.env.LIST && checked[index].verdict !== verdict) console.log(kind, text, JSON.stringify(checked[index]));
    }
  }
  const share = (some, of) => `${some} of ${of} (${((100 * some) / of).toFixed(2)} %)`;
  console.log(`| | expected | cases | right |\n| --- | --- | ---: | ---: |`);
  for (const { kind, expected, cases: of, right } of rows.values()) console.log(`| ${kind} | ${expected} | ${of} | ${right} |`);
  const total = (fits, count) => [...rows.values()].filter(fits).reduce((sum, row) => sum + row[count], 0);
  const isChanged = ({ expected }) => expected !== 'VERBATIM';
  const changed = total(isChanged, 'cases');
  const honest = total((row) => !isChanged(row), 'cases');
  console.log(`\nchanged quotations that are not VERBATIM: ${share(changed - total(isChanged, 'verbatim'), changed)}`);
  console.log(`changed quotations with the right verdict: ${share(total(isChanged, 'right'), changed)}`);
  console.log(`honest quotations that are not VERBATIM: ${share(honest - total((row) => !isChanged(row), 'right'), honest)}`);
  process.exit();
}

/** Starts a server on an embedded store with these statements; both end with the process. */
async function ownServer(all, people) {
  const folder = await mkdtemp(join(tmpdir(), 'communique-quotations-'));
  const text = all.join('\n');
  let at = 0;
  const slugs = people.map((name) => name.toLowerCase().replace(' ', '-'));
  const facts = {
    source: {
      slug: 'statements',
      title: 'Statements',
      sha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
    },
    people: Object.fromEntries(people.map((name, index) => [slugs[index], { name }])),
    statements: Object.fromEntries(
      all.map((words, index) => {
        const start = at;
        at += words.length + 1;
        const speakers = [{ person: slugs[index % slugs.length] }];
        return [`s${index}`, { kind: 'DIRECT_QUOTE', text: words, speakers, cite: [[start, start + words.length]] }];
      }),
    ),
  };
  const file = join(folder, 'statements.yaml');
  await writeFile(file, JSON.stringify(facts));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
  };
  for (const args of [['migrate'], ['seed', file]]) {
    await promisify(execFile)(process.execPath, [join(PROGRAMS, 'cli.js'), ...args], { env, cwd: folder });
  }
  const server = spawn(process.execPath, [join(PROGRAMS, 'main.js')], {
    env,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.on('exit', () => server.kill());
  server.on('exit', () => void rm(folder, { recursive: true, force: true }));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answers = await fetch(`${url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } }).catch(
      () => null,
    );
    if (answers?.ok) return url;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Of ten quotations of statements, six are honest, three changed, and one is invented; there are other words between them. */
async function measureTime(url, requests) {
  const known = await storedStatements(url);
  const kinds = Object.values(ALTERED).slice(0, 2);
  const times = [];
  let [quotations, found] = [0, 0];
  for (let n = -5; n < requests; n++) {
    const parts = [];
    for (let words = 0; words < 1_000;) {
      const text = known[Math.floor(random() * known.length)];
      const draw = random();
      const quoted = draw < 0.1 ? invented(random) : draw < 0.4 ? kinds[Math.floor(random() * 2)](text, random) : text;
      parts.push(`The two sides met again in the capital on the second day. The minister said: “${quoted}”`);
      words += parts.at(-1).split(' ').length;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // the server makes clients pause after a search
    const started = performance.now();
    const checked = await check(url, parts.join('\n\n'));
    if (n < 0) continue;
    times.push(performance.now() - started);
    quotations += checked.length;
    found += checked.filter(({ verdict }) => verdict !== 'NOT_FOUND').length;
  }
  times.sort((a, b) => a - b);
  const at = (part) => `${Math.round(times[Math.floor(part * (times.length - 1))])} ms`;
  console.log(
    `${requests} texts of 1,000 words, ${Math.round(quotations / requests)} quotations each, ${Math.round((100 * found) / quotations)} % found: p50 ${at(0.5)}, p95 ${at(0.95)}`,
  );
}

async function storedStatements(url) {
  const texts = [];
  for (let after = null; texts.length < 2_000;) {
    const query = `query ($after: String) { statements(first: 100, after: $after) { nodes { text kind } pageInfo { hasNextPage endCursor } } }`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after } }),
    });
    const { nodes, pageInfo } = (await response.json()).data.statements;
    texts.push(...nodes.filter(({ kind }) => kind !== 'PARAPHRASE').map(({ text }) => text));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return texts;
}
