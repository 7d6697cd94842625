// Measures proposed visits in texts of this project: node bench/drafting/visitbench.mjs [--list]
// For sentences that do not report a visit, prints how many get a sure or a completed one; for quotations that nobody said, how
// many get a sure speaker; and for texts with visits, precision and recall. --list shows the errors in the parts that may be read,
// never in those named unread and sealed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { countries } from '../../dist/seed/reference/countries.js';
import { SURE } from '../../dist/src/features/drafting/confidence/confidence.js';
import { countriesIn } from '../../dist/src/features/drafting/names/countries.js';
import { propose } from '../../dist/src/features/drafting/propose.js';
import { fold } from '../../dist/src/model/fold.js';
import { toSlug } from '../../dist/src/model/slug.js';
import { share } from './wilson.mjs';

/** The texts whose errors nobody has read. Changing one makes a new data set. */
const SEALED = {
  'denials-fresh.txt': '8455ebaad194a14cc30b4cd41bb98b929edfa51f13594853721cff71ae36b27c',
  'denials-last.txt': '7ae8258976092784af1cb58d817115a88761e2f1524e803ecc243afe501652b7',
  'denials-unread.txt': '14c4f3cf015d8cb627d7811a16a92d3956232f1843e02020ec7b95ad0a952b50',
  'sealed.txt': '5840d6217cc06c81b99af609dce49761ab474c9d64a52872e6d762880a297fb2',
};
const list = process.argv.includes('--list');
const known = { people: [], organizations: [], countries: countries() };
/** Countries by slug and name. Existing ones come last, since they take precedence. */
const slugs = new Map(
  known.countries
    .toSorted((a, b) => Number(a.end === null) - Number(b.end === null))
    .flatMap(({ slug, names }) => [...names.map(({ name }) => [toSlug(name), slug]), [slug, slug]]),
);

/** A sentence counts as wrong if it gets such a proposal as printed, or with a date after its last country. */
function measureDenials(part) {
  const rows = lines(`denials-${part}.txt`).map((line) => line.split(' | '));
  let [sure, completed] = [0, 0];
  for (const [form, text, allowed = ''] of rows) {
    const hosts = allowed.split(' ').map((each) => slugs.get(each));
    const told = [text, ...dated(text)].flatMap((each) => proposedVisits(each, hosts));
    const isSure = told.some(({ confidence }) => confidence >= SURE);
    const isCompleted = told.some(({ claim }) => claim.status === 'COMPLETED');
    sure += Number(isSure);
    completed += Number(isCompleted);
    if (list && (part === 'read' || part === 'stops') && (isSure || isCompleted))
      console.log(`${isSure ? 'sure' : 'completed'}: ${form}: ${text}`);
  }
  console.log(
    `denials, ${part}: a sure visit or meeting in ${share(sure, rows.length)}; a completed one in ${share(completed, rows.length)}`,
  );
}

/** The proposals for a visit to another host, for an event, or for a delegate. */
function proposedVisits(text, hosts) {
  const { proposals } = propose(text, { known });
  const isAllowed = ({ type, claim }) => type === 'Visit' && hosts.includes(claim.hostCountry);
  const allowed = proposals.filter(isAllowed).map(({ key }) => key.slug);
  return proposals.filter(
    (each) =>
      (['Visit', 'Event', 'Participant'].includes(each.type) && !isAllowed(each)) ||
      (each.type === 'Delegate' && !allowed.includes(each.key.visit)),
  );
}

function dated(text) {
  const last = countriesIn(text, known.countries, null)
    .filter(({ by }) => by !== 'people')
    .at(-1);
  return !last || /\d{4}/.test(text) ? [] : [`${text.slice(0, last.end)} on 3 June 2019${text.slice(last.end)}`];
}

function measureSayings(part) {
  const rows = lines('sayings.txt')
    .map((line) => line.split(' | '))
    .filter(([each]) => each === part);
  const wrong = rows.filter(([, text]) =>
    propose(text, { known }).proposals.some(({ type, confidence }) => type === 'Statement' && confidence >= SURE),
  );
  if (list && part === 'read') for (const [, text] of wrong) console.log(`sure: ${text}`);
  console.log(`quotations that nobody said, ${part}: a sure one in ${share(wrong.length, rows.length)}`);
}

function measureTexts(part) {
  const texts = read(`${part}.txt`).split(/^## /mu).slice(1).map(readText);
  const counts = {};
  for (const { form, text, facts } of texts) {
    const found = foundIn(text);
    for (const kind of Object.keys(KINDS)) {
      const count = (counts[kind] ??= { gold: 0, recalled: 0, found: 0, right: 0, sure: 0, sureRight: 0, undecided: 0 });
      const gold = facts.filter((fact) => fact.kind === kind);
      const proposed = found.filter((each) => each.kind === kind);
      const isRight = (each) => gold.some((fact) => KINDS[kind](fact, each));
      const missed = gold.filter((fact) => !proposed.some((each) => KINDS[kind](fact, each)));
      const wrong = proposed.filter((each) => !isRight(each));
      const sure = proposed.filter((each) => each.isSure);
      count.gold += gold.length;
      count.recalled += gold.length - missed.length;
      count.found += proposed.length;
      count.right += proposed.length - wrong.length;
      count.undecided += proposed.filter(({ status }) => status === null).length;
      count.sure += sure.length;
      count.sureRight += sure.filter(isRight).length;
      if (list && part !== 'sealed') {
        for (const fact of missed) console.log(`${form}: missing ${JSON.stringify(fact)} in ${text}`);
        for (const each of wrong) console.log(`${form}: wrong ${JSON.stringify(each)} in ${text}`);
      }
    }
  }
  console.log(`\nVisitBench, ${part}: ${texts.length} texts`);
  for (const [kind, { gold, recalled, found, right, sure, sureRight, undecided }] of Object.entries(counts)) {
    const rates = `precision ${share(right, found)}; recall ${share(recalled, gold)}; sure ones right ${share(sureRight, sure)}`;
    console.log(`${kind}: ${rates}${kind === 'visit' ? `; ${undecided} without a status` : ''}`);
  }
}

function lines(file) {
  return read(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function read(file) {
  const text = readFileSync(new URL(`visitbench/${file}`, import.meta.url), 'utf8');
  if (SEALED[file] && SEALED[file] !== createHash('sha256').update(text).digest('hex')) throw new Error(`${file} has changed`);
  return text;
}

function readText(block) {
  const [form, ...rest] = block.trim().split('\n');
  const texts = rest
    .filter((line) => !/^(?:visit|office|event): /.test(line))
    .join('\n')
    .trim();
  return { form, text: texts, facts: rest.flatMap(factsOf) };
}

/** Returns the facts of a line; a visit includes its delegates. */
function factsOf(line) {
  const [, kind, fields] = /^(visit|office|event): (.*)$/.exec(line) ?? [];
  if (!kind) return [];
  const parts = fields.split('; ').map((each) => each.trim());
  if (kind === 'office') return [{ kind, title: parts[0], country: slugs.get(parts[1]) ?? null, person: parts[2] }];
  if (kind === 'event') return [{ kind, what: parts[0], people: parts[1].split(', '), venue: parts[2] }];
  const [guest, host] = parts[0].split(' > ').map((each) => slugs.get(each));
  if (!guest || !host) throw new Error(`unknown country: ${line}`);
  const dates = parts[1] === '-' ? null : parts[1];
  return [
    { kind, guest, host, dates, status: parts[2] },
    ...parts[3].split(', ').map((person) => ({ kind: 'delegate', host, dates, person })),
  ];
}

function foundIn(text) {
  const { proposals: all } = propose(text, { known });
  // The texts list what took place or is to come; denials are proposed too.
  const denied = new Set(all.filter(({ claim }) => claim.status === 'DENIED').map(({ key }) => key.slug));
  const proposals = all.filter(({ key }) => ![key.slug, key.visit, key.event].some((slug) => denied.has(slug)));
  const names = new Map(proposals.filter(({ type }) => type === 'Person').map(({ key, claim }) => [key.slug, claim.name]));
  const ofType = (type) => proposals.filter((each) => each.type === type);
  const bySlug = new Map(ofType('Visit').map(({ key, claim }) => [key.slug, claim]));
  const dates = ({ start, end }) => (start ? (end ? `${start}/${end}` : start) : null);
  const isSure = ({ confidence }) => confidence >= SURE;
  return [
    ...ofType('Visit').map((each) => ({
      ...{ kind: 'visit', guest: each.claim.guestCountry ?? null, host: each.claim.hostCountry, dates: dates(each.claim) },
      ...{ status: each.claim.status ?? null, isSure: isSure(each) },
    })),
    ...ofType('Delegate')
      .filter(({ claim }) => claim.side !== 'HOST')
      .map((each) => {
        const visit = bySlug.get(each.key.visit);
        const person = names.get(each.claim.person);
        return {
          kind: 'delegate',
          host: visit?.hostCountry ?? null,
          dates: visit ? dates(visit) : null,
          person,
          isSure: isSure(each),
        };
      }),
    ...ofType('Position').map((each) => ({
      ...{ kind: 'office', title: each.claim.title, country: each.claim.country ?? null },
      ...{ person: names.get(each.claim.person), isSure: isSure(each) },
    })),
    // The gold data list no ceremonies.
    ...ofType('Event')
      .filter(({ claim }) => claim.kind !== 'CEREMONY')
      .map((each) => ({
        ...{ kind: 'event', what: each.claim.kind, venue: each.claim.venue, isSure: isSure(each) },
        people: ofType('Participant')
          .filter(({ key }) => key.event === each.key.slug)
          .map(({ claim }) => names.get(claim.person)),
      })),
  ];
}

const STAGES = { INVITED: 'PROPOSED', ONGOING: 'COMPLETED' };
const stage = (status) => STAGES[status] ?? status;
const isMeeting = (kind) => ['MEETING', 'TALKS', 'SUMMIT'].includes(kind);
/** A title can be part of a printed name: "King Edvard". */
const person = (name) =>
  fold(name ?? '').replace(/^(?:king|queen|crown prince|prince|grand duke|emperor|sultan|pope|sheikh|emir) /, '');
/** Whether a date may be the same and is not more precise than that of the text. */
const agree = (gold, found) => found === null || (gold !== null && gold.startsWith(found));
/** Whether a proposal is a fact of the text. */
const KINDS = {
  visit: (gold, found) =>
    gold.host === found.host &&
    gold.guest === found.guest &&
    // An unsure visit may leave its status to the editor.
    (found.status === null || stage(gold.status) === stage(found.status)) &&
    agree(gold.dates, found.dates),
  delegate: (gold, found) =>
    gold.host === found.host && person(gold.person) === person(found.person) && agree(gold.dates, found.dates),
  office: (gold, found) =>
    fold(gold.title) === fold(found.title) && gold.country === found.country && person(gold.person) === person(found.person),
  event: (gold, found) =>
    (gold.what === found.what || (isMeeting(gold.what) && isMeeting(found.what))) &&
    (gold.venue === undefined || gold.venue === found.venue) &&
    gold.people.every((each) => found.people.some((other) => person(each) === person(other))),
};

for (const part of ['read', 'unread', 'fresh', 'last', 'stops']) measureDenials(part);
for (const part of ['read', 'unread']) measureSayings(part);
for (const part of ['open', 'stops', 'indirect', 'sealed']) measureTexts(part);
