import { COLLECTIONS, type Control, type FormField, NAMED } from '../../../collections.data.js';
import { entryCollection, formField, isOfDraft, OWNED, slugIn } from '../../state/annotation-cells.js';
import { allNames, entriesIn, foldName, mentionsIn, ownedEntries, peopleIn } from '../../state/names.js';
import { countryOfPerson, isOutlet } from '../../state/completing.js';
import { cellText, type Cells, type Fields, type Json } from '../../state/cells.js';
import { GONE, namesCountry, type Around } from '../../state/guess.js';
import { guestOrganization, sideOfCountry } from '../../state/sides.js';
import { claimSpans, overlap } from '../../state/spans.js';
import { isBefore } from '../../../../../model/dates/partial-date.js';
import { datesIn } from '../../../../drafting/language/dates.js';
import { speakingPeople } from '../../state/visit-meant.js';
import type { MarkedSpan } from '../../../../pages/source/marks.js';
import { formFieldLabel, kindLabel, ownerOf } from '../labels.js';
import { referredEntries } from '../proposals/needed.js';

export interface Lack {
  entry: string;
  words: string;
  /** The people who spoke at an event, or whom its words name, without being participants. */
  absent?: readonly Absent[];
}

interface Absent {
  person: string;
  /** The statement or event whose words name the person. */
  cited: string;
}

export interface Checklist {
  /** Probable omissions and mistakes: facts without references, values that are not named in their words. */
  likely: readonly Lack[];
  /** What many sources do not state. */
  optional: readonly Lack[];
}

/** Something that a fact lacks: the field, or null if it concerns the whole fact, and its description. */
type Missing = readonly [field: string | null, words: string];

/** Groups of fields, one of which must be set, the best first. */
const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  positions: ['country', 'organization'],
  participants: ['person', 'country', 'organization'],
  statements: ['speakers', 'attribution'],
};
/** References that most facts lack and that readers do not miss. */
const ADDITIONS = ['about', 'reportedBy'];
/** Other fields that readers miss if they are empty. One field per group is enough. */
const MISSED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  source: [['publishedOn'], ['url'], ['language']],
  visits: [['start', 'startAsPrinted'], ['end', 'endAsPrinted', 'durationDays'], ['kind']],
  events: [
    ['start', 'startAsPrinted'],
    ['places', 'venue'],
  ],
};

/** Fields that may well stay empty. `host` is a delegate of the host. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  source: ['url', 'language'],
  people: ['country'],
  visits: ['end', 'kind', 'host'],
  events: ['places'],
  statements: ['visit', 'event', 'reportedBy', 'saidOn'],
  delegation: ['person'],
  participants: ['person'],
};

/** Returns what the facts of a draft still lack, in the order of the draft. Each list contains a fact at most once. */
export function checklist(around: Around): Checklist {
  const { cells } = around;
  const facts = [...cells].filter(([entry]) => !isOfDraft(entry) && COLLECTIONS[entryCollection(entry)]);
  const referred = new Set(facts.flatMap(([entry, fields]) => referredEntries({ entry, fields })));
  const sentences = around.places.sentences.map((span): Sentence => {
    const words = around.places.slice(span);
    return { ...span, words, folded: foldName(words) };
  });
  const nameOf = ({ person }: Absent) => cellText(cells.get(`people/${person}`)?.['name']) || person;
  const missing = facts.map(([entry, fields]): [string, Missing[], readonly Absent[]] => {
    const isUnreferred = NAMED.includes(entryCollection(entry)) && !referred.has(entry);
    const unnamed = notNamed(entry, fields, sentences, around);
    const absent = absentPeople(entry, around);
    return [
      entry,
      [
        ...lackingReferences(entry, fields, cells).map((field): Missing => [field.name, withoutReference(field, entry, fields)]),
        ...(isUnreferred ? [[null, 'no fact names it'] as const] : []),
        ...ownsNothing(entry, cells),
        ...(absent.length > 0
          ? [[null, `named or quoted there, but no participant: ${absent.map(nameOf).join(', ')}`] as const]
          : []),
        ...missedFields(entry, fields),
        ...unsaidDetails(entry, fields, around),
        ...(unnamed.length > 0 ? [[null, `not named in the cited words: ${unnamed.join(', ')}`] as const] : []),
        ...sideToCheck(entry, fields, around),
      ],
      absent,
    ];
  });
  const listed = (isOptional: boolean) =>
    missing.flatMap(([entry, all, absent]) => {
      const optional = OPTIONAL[entryCollection(entry)] ?? [];
      const words = all.flatMap(([field, words]) => ((field !== null && optional.includes(field)) === isOptional ? [words] : []));
      return words.length === 0 ? [] : [{ entry, words: words.join(', '), ...(!isOptional && absent.length > 0 && { absent }) }];
    });
  return { likely: listed(false), optional: listed(true) };
}

function missedFields(entry: string, fields: Fields): Missing[] {
  const missed = (MISSED[entryCollection(entry)] ?? []).filter((group) => !group.some((name) => isGiven(fields[name])));
  const isVague = cellText(fields['kind']) === 'OTHER'; // as the desk sets it for a new organization
  return [
    ...missed.map(([name]): Missing => [name!, formFieldLabel(entry, name!)]),
    ...(isVague ? [['kind', `${formFieldLabel(entry, 'kind')} (Other)`] as const] : []),
  ];
}

/** Kinds of organizations that belong to no country, or whose country a text seldom states. */
const WITHOUT_COUNTRY = /INTERG|NEWS|BROAD/;

/**
 * The office of a delegate, and the day, the event and the outlet of a quote. They are probably missing if an office is known,
 * if the paragraph has a day or an event, or if the sentence names an outlet.
 */
function unsaidDetails(entry: string, fields: Fields, { cells, places }: Around): Missing[] {
  const isDated = ({ start }: MarkedSpan) => datesIn(places.lines[places.indexAt(start)]!.text, null).length > 0;
  const paragraphs = (some: Fields) => claimSpans(some).map(({ start }) => places.indexAt(start));
  const events = entriesIn(cells, 'events').filter(
    (event) => isGiven(fields['visit']) && paragraphs(event.fields).some((each) => paragraphs(fields).includes(each)),
  );
  const [office, other] = officesThen(entry, fields, cells);
  const isNamed = mentionsIn(places.words(places.sentencesOf(claimSpans(fields))));
  const outlet = entriesIn(cells, 'organizations').find(
    (each) => isOutlet(each.fields) && isNamed(each.fields, 'organizations'),
  )?.fields;
  const reporter = outlet ?? cells.get(`organizations/${cellText(cells.get('source')?.['publisher'])}`);
  /** For each field that may be missing: whether it probably is, and its value if the draft has it. */
  const found: Record<string, readonly [isLikely: boolean, value?: Json | undefined] | false> = {
    role: (!office || entryCollection(entry) === 'delegation') && [true, !other && isHeld(office) && office?.['title']],
    saidOn: !fields['saidOnAsPrinted'] && [claimSpans(fields).some(isDated)],
    event: events.length === 1 && [false, events[0]!.fields['title']],
    reportedBy: reporter !== undefined && [outlet !== undefined, reporter['name']],
  };
  return Object.entries(found).flatMap(([name, is]) => {
    if (!is || !formField(entry, name) || isGiven(fields[name])) return [];
    const label = formFieldLabel(entry, name === 'event' ? 'visit' : name); // one field for both
    return [[is[0] ? null : name, is[1] ? `${label} (${cellText(is[1])}?)` : label] as const];
  });
}

/** The offices of a delegate or participant whose dates do not exclude the day of the visit or event. */
function officesThen(entry: string, fields: Fields, cells: Cells): Fields[] {
  const owner = cells.get(ownerOf(entry, fields) ?? '') ?? {};
  const when = isGiven(owner['start']) ? owner : (cells.get(`visits/${cellText(owner['visit'])}`) ?? {});
  const [start, end] = [cellText(when['start']), cellText(when['end'] ?? when['start'])];
  return entriesIn(cells, 'positions')
    .map(({ fields: office }) => office)
    .filter((office) => office['person'] === fields['person'])
    .filter((office) => !isBefore(cellText(office['end']), start) && !isBefore(end, cellText(office['start'])));
}

/** Whether an office may be suggested: not a former one, nor one that ended on an unknown day. */
const isHeld = (office: Fields | undefined): boolean =>
  !GONE.test(cellText(office?.['title'])) && (office?.['status'] !== 'ENDED' || isGiven(office['end']));

function lackingReferences(entry: string, fields: Fields, cells: Cells): FormField[] {
  const collection = entryCollection(entry);
  const alternatives = ALTERNATIVES[collection] ?? [];
  const isMet = alternatives.some((name) => isGiven(fields[name]));
  return COLLECTIONS[collection]!.fields.filter(({ name, control, isRare, isRequired }) => {
    if (isRare || isRequired || !isReference(control) || ADDITIONS.includes(name) || isGiven(fields[name])) return false;
    if (WITHOUT_COUNTRY.test(cellText(fields['kind'])) || (name === 'guestCountry' && guestOrganization(cells, entry)))
      return false;
    return !alternatives.includes(name) || (!isMet && name === alternatives[0]);
  });
}

/** Describes a missing reference. Includes the printed name, which the editor can search for. */
function withoutReference({ name }: FormField, entry: string, fields: Fields): string {
  const printed =
    fields[`${name}AsPrinted`] ?? (name === 'person' && entryCollection(entry) !== 'positions' ? fields['name'] : undefined);
  const words = [printed].flat().filter((each) => typeof each === 'string');
  const label = formFieldLabel(entry, name);
  return words.length === 0 ? label : `${label} (printed: ${words.join('; ')})`;
}

/** A visit without a delegation or without a host, or an event without participants. */
function ownsNothing(entry: string, cells: Cells): Missing[] {
  const list = OWNED.get(entryCollection(entry));
  if (list === undefined) return [];
  const owned = ownedEntries(cells, entry);
  const label = kindLabel(list).toLowerCase();
  if (owned.length === 0) return [[null, `no ${label}`]];
  const isHosted = list !== 'delegation' || owned.some(({ fields }) => fields['side'] === 'HOST');
  return isHosted ? [] : [['host', `no ${label} of the host`]];
}

function absentPeople(event: string, { cells, places }: Around): Absent[] {
  if (entryCollection(event) !== 'events') return [];
  const named = peopleIn(cells, places.words(claimSpans(cells.get(event)!))).map((person) => [person, event] as const);
  const quoted = entriesIn(cells, 'statements').flatMap(({ entry, fields }) =>
    fields['event'] === slugIn(event) ? speakingPeople(fields).map((person) => [person, entry] as const) : [],
  );
  const present = ownedEntries(cells, event).map(({ fields }) => fields['person']);
  return [...new Map([...named, ...quoted])].flatMap(([person, cited]) => (present.includes(person) ? [] : [{ person, cited }]));
}

interface Sentence extends MarkedSpan {
  words: string;
  /** The words, normalized like names for comparison. */
  folded: string;
}

/** Words that refer to somebody or something named in earlier sentences: "he", "the two leaders", "the visiting minister". */
export const REFERRING =
  /(?<!\p{L})(?:he|she|it|they|him|her|his|its|them|their|both|(?:the|a|an) (?:[\p{L}-]+ ){0,3}?(?:president|premier|chancellor|minister|leader|king|queen|secretary|ambassador|envoy|spokes\p{L}+|delegation|couple|pair|two|country|capital|guest|host)s?)(?!\p{L})/iu;
/** The number of earlier sentences in which to look for whom such words refer to. */
const BEFORE = 4;

/**
 * Returns a fact's people and organizations that are named neither in its words nor, if these refer back, in the preceding
 * sentences; and its countries that are not named in any sentence about the fact or its people.
 */
function notNamed(entry: string, fields: Fields, sentences: readonly Sentence[], { cells, countries }: Around): string[] {
  const collection = entryCollection(entry);
  if (!['people', 'positions', 'visits', 'delegation', 'participants'].includes(collection)) return [];
  const wordsOf = (some: readonly Sentence[]) => some.map((each) => each.words).join(' ');
  const parts = [fields, ...ownedEntries(cells, entry).map((owned) => owned.fields)];
  const cited = parts.flatMap(claimSpans);
  const own = sentences.filter((each) => cited.some((span) => overlap(span, each)));
  const first = own[0] && REFERRING.test(wordsOf(own)) ? sentences.indexOf(own[0]) : 0;
  const words = wordsOf([...sentences.slice(Math.max(0, first - BEFORE), first), ...own]);
  // A surname or an abbreviation is enough.
  const namedIn = (text: string) => (named: Fields) =>
    allNames(named).some((name) => name.split(' ').some((part) => /^\p{Lu}/u.test(part) && text.includes(foldName(part))));
  const people = collection === 'people' ? [fields] : parts.map(({ person }) => cells.get(`people/${cellText(person)}`) ?? {});
  const all = `${words} ${wordsOf(sentences.filter(({ folded }) => people.some(namedIn(folded))))}`;
  return COLLECTIONS[collection]!.fields.flatMap(({ name, control }) => {
    const label = formFieldLabel(entry, name);
    const slug = cellText(fields[name]);
    if (slug === '' || typeof control !== 'object' || !('one' in control)) return [];
    if (control.one === 'countries') {
      const country = countries.find((each) => each.slug === slug)?.name ?? slug;
      const isImplied = collection === 'people' && countryOfPerson(slugIn(entry), cells) === slug;
      return isImplied || namesCountry(all, slug, countries) ? [] : [`${label}: ${country}`];
    }
    const named = NAMED.includes(control.one) ? cells.get(`${control.one}/${slug}`) : undefined;
    return named === undefined || namedIn(foldName(words))(named) ? [] : [`${label}: ${cellText(named['name'])}`];
  });
}

/** A side that contradicts the country, or that is missing for a participant who may be on one. */
function sideToCheck(entry: string, fields: Fields, { cells }: Around): Missing[] {
  const owner = ownerOf(entry, fields);
  const person = cells.get(`people/${cellText(fields['person'])}`);
  const country = cellText(person?.['country'] ?? fields['country']);
  const side = owner && sideOfCountry(cells, owner, country);
  if (isGiven(fields['side'])) return side && fields['side'] !== side ? [['side', `from the ${side.toLowerCase()} country`]] : [];
  const isOfVisit = owner !== null && isGiven(cells.get(owner)?.['visit']);
  return isOfVisit && (side || (person && country === '')) ? [['side', formFieldLabel(entry, 'side')]] : [];
}

const isReference = (control: Control): boolean =>
  control === 'speakers' || (typeof control === 'object' && !('choice' in control));

const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
