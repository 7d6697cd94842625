// Measures the work to turn a draft into an annotation: node bench/drafting/annotation.mjs TEXT ANNOTATION.yaml [--list]
// Each fact of the annotation is proposed correctly, must be changed or must be added; other proposals must be rejected.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { countries } from '../../dist/seed/reference/countries.js';
import { SURE } from '../../dist/src/features/drafting/confidence/confidence.js';
import { propose } from '../../dist/src/features/drafting/propose.js';

const [textFile, goldFile, list] = process.argv.slice(2);
const text = readFileSync(textFile, 'utf8');
const gold = parse(readFileSync(goldFile, 'utf8'));
const known = { people: [], organizations: [], countries: countries() };
const { proposals, dropped } = propose(text, { published: gold.source.publishedOn ?? null, known });

const spans = (cite) => cite.map((each) => (Array.isArray(each) ? each : [each.start, each.end]));
const overlap = (one, other) => spans(one).some(([start, end]) => spans(other).some(([from, to]) => from < end && to > start));
const first = ([one], [other]) => overlap([one], [other]);
const row = (type, table) => Object.entries(gold[table] ?? {}).map(([slug, claim]) => ({ type, slug, ...claim }));
const inVisits = Object.entries(gold.visits ?? {}).flatMap(([visit, { delegation = [] }]) =>
  delegation.map((each) => ({ type: 'Delegate', visit, ...each })),
);
const inEvents = Object.entries(gold.events ?? {}).flatMap(([event, { participants = [] }]) =>
  participants.map((each) => ({ type: 'Participant', event, ...each })),
);
const facts = [
  ...row('Person', 'people'),
  ...row('Organization', 'organizations'),
  ...(gold.kinship ?? []).map((each) => ({ type: 'Kinship', ...each })),
  ...(gold.positions ?? []).map((each) => ({ type: 'Position', ...each })),
  ...row('Visit', 'visits').map(({ delegation = [], ...visit }) => ({
    ...visit,
    people: delegation.filter(({ side }) => side !== 'HOST').map(({ person }) => person),
  })),
  ...inVisits,
  ...row('Event', 'events'),
  ...inEvents,
  ...row('Statement', 'statements'),
];

const same =
  (...fields) =>
  (fact, proposed) =>
    fields.every((field) => JSON.stringify(fact[field] ?? null) === JSON.stringify(proposed[field] ?? null));
const pair = ({ person, relative }) => [person, relative].sort().join();
const visitOf = new Map();
const eventOf = new Map();
const groupOf = ({ kind }) => (['SUMMIT', 'MEETING', 'TALKS'].includes(kind) ? 'MEETING' : kind);
const agree = (one, other) => one.startsWith(other) || other.startsWith(one);
/** By kind: what identifies a fact, and which fields must be equal. Titles, notes, topics and passages are not compared. */
const KINDS = {
  Person: [same('slug'), same('name', 'country')],
  Organization: [same('slug'), same('name', 'kind', 'country', 'parent')],
  Kinship: [(fact, other) => pair(fact) === pair(other), same('person', 'relative', 'kind')],
  Position: [
    (fact, other) => same('person')(fact, other) && fact.title.toLowerCase() === other.title.toLowerCase(),
    same('country', 'organization', 'start', 'status'),
  ],
  Visit: [
    (fact, other) =>
      same('guestCountry', 'hostCountry')(fact, other) &&
      other.people.some((each) => fact.people.includes(each)) &&
      (fact.start ?? '').slice(0, 4) === (other.start ?? '').slice(0, 4),
    same('kind', 'status', 'start', 'end', 'durationDays', 'places'),
  ],
  Delegate: [
    (fact, other) => visitOf.get(other.visit) === fact.visit && same('person')(fact, other),
    same('side', 'capacity', 'role'),
  ],
  Event: [
    (fact, other) =>
      groupOf(fact) === groupOf(other) && overlap(fact.cite, other.cite) && agree(fact.start ?? '', other.start ?? ''),
    (fact, other) =>
      same('kind', 'status', 'start', 'end', 'country', 'places', 'venue')(fact, other) &&
      (fact.visit ?? null) === (visitOf.get(other.visit) ?? null),
  ],
  Participant: [
    (fact, other) =>
      eventOf.get(other.event) === fact.event && (fact.person ? same('person') : same('country', 'organization'))(fact, other),
    same('country', 'organization', 'side', 'role'),
  ],
  Statement: [
    (fact, other) => (fact.kind === 'PARAPHRASE') === (other.kind === 'PARAPHRASE') && first(fact.cite, other.cite),
    (fact, other) =>
      (fact.kind === 'PARAPHRASE' || (fact.text === other.text && same('kind')(fact, other))) &&
      same('speakers', 'reportedBy')(fact, other),
  ],
};
const DEFAULTS = { Delegate: { side: 'GUEST', capacity: 'MEMBER' } };

const delegatesOf = (slug) =>
  proposals.filter(({ type, key, claim }) => type === 'Delegate' && key.visit === slug && claim.side !== 'HOST');
const found = proposals.map(({ type, key, claim, confidence, doubted, reason }) => ({
  ...{
    type,
    slug: key.slug,
    visit: key.visit,
    event: key.event,
    ...DEFAULTS[type],
    ...claim,
    isSure: confidence >= SURE,
    doubted,
    reason,
  },
  ...(type === 'Visit' && { people: delegatesOf(key.slug).map((each) => each.claim.person) }),
}));

const total = { gold: 0, kept: 0, changed: 0, added: 0, refused: 0, wrong: 0 };
const said = { of: Object.values(gold.statements).filter(({ visit }) => visit).length, right: 0, wrong: 0 };
console.log('kind           facts  as they are  to change  to add  to reject  wrong but sure');
for (const [type, [isSame, isRight]] of Object.entries(KINDS)) {
  const wanted = facts.filter((fact) => fact.type === type).map((fact) => ({ ...DEFAULTS[type], ...fact }));
  const left = new Set(found.filter((each) => each.type === type));
  const counts = { gold: wanted.length, kept: 0, changed: 0, added: 0, refused: 0, wrong: 0 };
  const remaining = new Set(wanted);
  // Complete matches first, so that no other fact takes their proposals.
  for (const isEqual of [(a, b) => isSame(a, b) && isRight(a, b), isSame]) {
    for (const fact of [...remaining]) {
      const match = [...left].find((each) => isEqual(fact, each));
      if (!match) continue;
      left.delete(match);
      remaining.delete(fact);
      if (type === 'Visit') visitOf.set(match.slug, fact.slug);
      if (type === 'Event') eventOf.set(match.slug, fact.slug);
      if (type === 'Statement' && match.visit) said[visitOf.get(match.visit) === fact.visit ? 'right' : 'wrong'] += 1;
      const isWhole = isRight(fact, match);
      counts[isWhole ? 'kept' : 'changed'] += 1;
      if (!isWhole && match.isSure && contradicts(fact, match)) counts.wrong += 1;
      if (list && !isWhole) console.log(`  change ${type}`, JSON.stringify(match), '\n      to', JSON.stringify(fact));
    }
  }
  counts.added = remaining.size;
  counts.refused = left.size;
  if (list) {
    for (const fact of remaining) console.log(`  add ${type}`, JSON.stringify(fact));
    for (const each of left) console.log(`  refuse ${type}`, JSON.stringify(each));
  }
  counts.wrong += [...left].filter(({ isSure }) => isSure).length;
  for (const name of Object.keys(total)) total[name] += counts[name];
  print(type, counts);
}
print('all', total);
console.log(`visits of statements: ${said.of}, proposed correctly: ${said.right}, proposed wrongly: ${said.wrong}`);
console.log('dropped because they violated a rule:', JSON.stringify(dropped));

/** Whether a proposal contradicts the fact, rather than being only less complete. */
function contradicts(fact, proposed) {
  return ['country', 'organization', 'start', 'end', 'status', 'kind', 'speakers', 'reportedBy', 'side', 'capacity'].some(
    (field) =>
      proposed[field] !== undefined &&
      fact[field] !== undefined &&
      JSON.stringify(fact[field]) !== JSON.stringify(proposed[field]) &&
      !String(fact[field]).startsWith(String(proposed[field])), // less precise is not wrong
  );
}

function print(name, { gold: all, kept, changed, added, refused, wrong }) {
  const cells = [all, kept, changed, added, refused, wrong].map((each, index) =>
    String(each).padStart([5, 13, 11, 8, 11, 16][index]),
  );
  console.log(name.padEnd(15) + cells.join(''));
}
