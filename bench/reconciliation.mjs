// Measures how well a column of misspelled names is reconciled: node bench/reconciliation.mjs URL [--seed N] [--list]
// Most names are of people stored on the server at URL; some are of unknown people. Start the server with RATE_LIMIT=0.
import { random as generator } from './requests.mjs';

const KINDS = {
  'a letter dropped': (name, random) => inWord(name, random, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'a letter doubled': (name, random) => inWord(name, random, (word, at) => word.slice(0, at) + word[at] + word.slice(at)),
  'letters swapped': (name, random) =>
    inWord(name, random, (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)),
  'given names as initials': (name) => {
    const words = name.split(' ');
    return [...words.slice(0, -1).map((word) => `${word[0]}.`), words.at(-1)].join(' ');
  },
  'without diacritics': (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  'surname first': (name) => `${name.split(' ').at(-1)}, ${name.split(' ').slice(0, -1).join(' ')}`,
};
const [COLUMN, STRANGERS, BATCH] = [100, 20, 25];

const [url, ...flags] = process.argv.slice(2);
const random = generator(flags.includes('--seed') ? Number(flags[flags.indexOf('--seed') + 1]) : 1);
const people = await allPeople();
const known = new Set(people.map(({ name }) => name.toLowerCase()));
const full = people.filter(({ name }) => /^\S{4,}( \S+)* \S{4,}$/.test(name));
const column = shuffled([...misspelled(), ...strangers()]);
const started = performance.now();
const answers = await reconciled(column.map(({ text }) => text));
const seconds = (performance.now() - started) / 1_000;
report();

/** Returns misspelled names, cycling through the kinds of misspelling. */
function misspelled() {
  const rest = shuffled(full);
  const names = Object.keys(KINDS);
  const marked = rest.filter(({ name }) => /\p{M}/u.test(name.normalize('NFD')));
  return Array.from({ length: COLUMN }, (_, n) => {
    let kind = names[n % names.length];
    if (kind === 'without diacritics' && marked.length === 0) kind = 'letters swapped';
    for (;;) {
      const { slug, name } = (kind === 'without diacritics' ? marked : rest).pop();
      const text = KINDS[kind](name, random);
      if (text && text !== name) return { text, kind, name, slug };
    }
  });
}

/** Combines the given names of one person with the surname of another, so that nobody has the name. */
function strangers() {
  const made = [];
  while (made.length < STRANGERS) {
    const [one, other] = [pick(full), pick(full)];
    const text = [...one.name.split(' ').slice(0, -1), other.name.split(' ').at(-1)].join(' ');
    if (!known.has(text.toLowerCase())) made.push({ text, kind: 'somebody else', name: text, slug: null });
  }
  return made;
}

/** Changes a letter of one of the long words, but not its first letter; null if the result is the same. */
function inWord(name, random, change) {
  const words = name.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 5 ? [at] : []));
  if (long.length === 0) return null;
  const which = long[Math.floor(random() * long.length)];
  const at = 1 + Math.floor(random() * (words[which].length - 2));
  return words.map((word, each) => (each === which ? change(word, at) : word)).join(' ');
}

async function allPeople() {
  const all = [];
  for (let after = null; ;) {
    const query =
      'query($after: String) { people(first: 100, after: $after) { nodes { slug name } pageInfo { hasNextPage endCursor } } }';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after } }),
    });
    const { nodes, pageInfo } = (await response.json()).data.people;
    all.push(...nodes);
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
}

async function reconciled(names) {
  const results = [];
  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH).map((query, n) => [`q${n}`, { query, type: 'Person', limit: 5 }]);
    const response = await fetch(`${url}/reconcile`, {
      method: 'POST',
      body: new URLSearchParams({ queries: JSON.stringify(Object.fromEntries(batch)) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    results.push(...batch.map(([key]) => answer[key].result));
  }
  return results;
}

function report() {
  const rows = column.map((row, n) => {
    const [first] = answers[n];
    const id = row.slug && `people/${row.slug}`;
    const matched = answers[n].find(({ match }) => match);
    return { ...row, first, matched, isFirst: first?.id === id, isMatched: matched !== undefined && matched.id === id };
  });
  for (const kind of [...Object.keys(KINDS), 'somebody else']) {
    const of = rows.filter((row) => row.kind === kind);
    const matched = of.filter((row) => row.matched);
    const right = of.filter((row) => row.isMatched).length;
    const first = kind === 'somebody else' ? '' : `first candidate correct ${of.filter((row) => row.isFirst).length},  `;
    console.log(`${kind}: ${of.length} names, ${first}matched ${matched.length}, correctly ${right}`);
  }
  const own = rows.filter(({ slug }) => slug !== null);
  const count = (fits) => rows.filter(fits).length;
  const part = (some, all) => `${some} of ${all} (${(some / all).toFixed(3)})`;
  console.log(
    `first candidate: precision ${part(
      count((row) => row.slug && row.isFirst),
      own.filter(({ first }) => first).length,
    )}, recall ${part(
      count((row) => row.slug && row.isFirst),
      own.length,
    )}`,
  );
  console.log(
    `match: true: precision ${part(
      count((row) => row.isMatched),
      count((row) => row.matched),
    )}, recall ${part(
      count((row) => row.isMatched),
      own.length,
    )}`,
  );
  console.log(`${people.length} people in the store, ${rows.length} names in ${seconds.toFixed(1)} s`);
  if (!flags.includes('--list')) return;
  for (const { text, kind, name, first, matched, isFirst, isMatched } of rows)
    if (!isMatched && (matched || !isFirst))
      console.log(
        `${kind}: ${text} (${name}): ${first ? `${first.name} ${first.score}` : 'nothing'}${matched ? ', matched' : ''}`,
      );
}

function shuffled(items) {
  const all = [...items];
  for (let n = all.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [all[n], all[other]] = [all[other], all[n]];
  }
  return all;
}

function pick(items) {
  return items[Math.floor(random() * items.length)];
}
