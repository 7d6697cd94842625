import { COLLECTIONS, type Control, type FormField, NAMED } from '../../../collections.data.js';
import { entryCollection, isOfDraft, OWNED, slugIn } from '../../state/annotation-cells.js';
import { allNames, entriesIn } from '../../state/names.js';
import { cellText, type Cells, type Fields, type Json } from '../../state/cells.js';
import { namesCountry, type Around } from '../../state/guess.js';
import { claimSpans, overlap } from '../../state/spans.js';
import type { MarkedSpan } from '../../../../pages/source/marks.js';
import { formFieldLabel, kindLabel } from '../labels.js';
import { referredEntries } from '../proposals/needed.js';

export interface Lack {
  entry: string;
  words: string;
}

export interface Checklist {
  /** Facts that refer to nothing, or to which nothing refers. */
  unattached: readonly Lack[];
  empty: readonly Lack[];
  /** Facts with a country, a person or an organization that their words do not name. */
  doubtful: readonly Lack[];
}

/** Groups of fields of which one must be set, the best first. A printed name is not enough, since it links to nothing. */
const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  positions: ['country', 'organization'],
  participants: ['person', 'country', 'organization', 'name'],
  statements: ['speakers', 'speakersAsPrinted'],
};
/** References that most facts lack and that readers do not miss. */
const ADDITIONS = ['about', 'reportedBy'];
/** Other fields that readers miss if they are empty. In each group, one is enough. */
const MISSED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  source: [['publishedOn'], ['url'], ['language']],
  visits: [['start', 'startAsPrinted'], ['end', 'endAsPrinted', 'durationDays'], ['kind']],
  events: [
    ['start', 'startAsPrinted'],
    ['places', 'venue', 'country'],
  ],
};

/** Returns what the facts of a draft still lack, in the order of the draft. Each list has a fact at most once. */
export function checklist(around: Around): Checklist {
  const { cells } = around;
  const facts = [...cells].filter(([entry]) => !isOfDraft(entry) && COLLECTIONS[entryCollection(entry)]);
  const referred = new Set(facts.flatMap(([entry, fields]) => referredEntries({ entry, fields })));
  const listed = (entry: string, words: string[]) => (words.length === 0 ? [] : [{ entry, words: words.join(', ') }]);
  return {
    unattached: facts.flatMap(([entry, fields]) =>
      listed(entry, [
        ...lackingReferences(entry, fields).map((field) => withoutReference(field, entry, fields)),
        ...(NAMED.includes(entryCollection(entry)) && !referred.has(entry) ? ['no fact names it'] : []),
        ...ownsNothing(entry, cells),
      ]),
    ),
    empty: facts.flatMap(([entry, fields]) => {
      const groups = MISSED[entryCollection(entry)] ?? [];
      const missed = groups.filter((group) => !group.some((name) => isGiven(fields[name])));
      return listed(
        entry,
        missed.map(([name]) => formFieldLabel(entry, name!)),
      );
    }),
    doubtful: facts.flatMap(([entry, fields]) => listed(entry, notNamed(entry, fields, around))),
  };
}

function lackingReferences(entry: string, fields: Fields): FormField[] {
  const collection = entryCollection(entry);
  const alternatives = ALTERNATIVES[collection] ?? [];
  const isPrinted = (name: string) => name === 'name' || name.endsWith('AsPrinted');
  const isMet = alternatives.some((name) => !isPrinted(name) && isGiven(fields[name]));
  return COLLECTIONS[collection]!.fields.filter(({ name, control, isRare, isRequired }) => {
    if (isRare || isRequired || !isReference(control) || ADDITIONS.includes(name) || isGiven(fields[name])) return false;
    return !alternatives.includes(name) || (!isMet && name === alternatives[0]);
  });
}

/** Describes a missing reference. Includes the printed name, by which the editor can search. */
function withoutReference({ name, label }: FormField, entry: string, fields: Fields): string {
  const printed =
    fields[`${name}AsPrinted`] ?? (name === 'person' && entryCollection(entry) !== 'positions' ? fields['name'] : undefined);
  const words = [printed].flat().filter((each) => typeof each === 'string');
  return words.length === 0 ? label : `${label} (printed: ${words.join('; ')})`;
}

/** A visit without a delegation or without a host, or an event without participants. */
function ownsNothing(entry: string, cells: Cells): string[] {
  const list = OWNED.get(entryCollection(entry));
  if (list === undefined) return [];
  const owned = entriesIn(cells, list).filter(({ fields }) => fields['of'] === slugIn(entry));
  const label = kindLabel(list).toLowerCase();
  if (owned.length === 0) return [`no ${label}`];
  return list === 'delegation' && !owned.some(({ fields }) => fields['side'] === 'HOST') ? [`no ${label} of the host`] : [];
}

/** The countries, people and organizations of a fact that the sentences about it do not name. */
function notNamed(entry: string, fields: Fields, { cells, places, countries }: Around): string[] {
  const collection = entryCollection(entry);
  if (!['people', 'positions', 'visits', 'delegation', 'participants'].includes(collection)) return [];
  const isAbout = ({ start, end }: MarkedSpan, words: string) =>
    collection === 'people'
      ? allNames(fields).some((name) => words.includes(name))
      : claimSpans(fields).some((span) => overlap(span, { start, end }));
  const about = places.sentences.filter((span) => isAbout(span, places.slice(span)));
  const words = about.map(places.slice.bind(places)).join(' ');
  // A surname or an abbreviation is enough.
  const isNamed = (named: Fields) =>
    allNames(named).some((name) => name.split(' ').some((part) => /^\p{Lu}/u.test(part) && words.includes(part)));
  return COLLECTIONS[collection]!.fields.flatMap(({ name, label, control }) => {
    const slug = cellText(fields[name]);
    if (slug === '' || typeof control !== 'object' || !('one' in control)) return [];
    if (control.one === 'countries') {
      const country = countries.find((each) => each.slug === slug)?.name ?? slug;
      return namesCountry(words, slug, countries) ? [] : [`${label}: ${country}`];
    }
    const named = NAMED.includes(control.one) ? cells.get(`${control.one}/${slug}`) : undefined;
    return named === undefined || isNamed(named) ? [] : [`${label}: ${cellText(named['name'])}`];
  });
}

const isReference = (control: Control): boolean =>
  control === 'speakers' || (typeof control === 'object' && !('choice' in control));

const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
