import { Args, ArgsType, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Prisma } from '../../db/generated/client.js';
import { dateInWords, dateLabel } from '../../model/dates/date-label.js';
import type { Context } from '../../schema/context/context.js';
import { Country } from '../../schema/country/country.type.js';
import { Person } from '../../schema/person/person.type.js';
import { Field, Nullable, PlainObject, Query } from '../../schema/described.js';
import { createEnum } from '../../schema/enum.js';
import { visitFilter } from '../../schema/visit/visit.list.js';
import { withArticle } from '../counts/scope.js';
import { fold } from '../../model/fold.js';
import { capitalize } from '../../shared/capitals.js';
import { groupBy } from '../../shared/group-by.js';
import { coveredDays } from '../panel/coverage.js';
import {
  countriesIn,
  missingIn,
  namesIn,
  officesIn,
  pairsIn,
  SIDES,
  peopleIn,
  placesIn,
  searchesIn,
  type VisitConditions,
  windowOf,
  withCertainty,
} from './conditions.js';
import { countriesCalled, plainWords, withoutNames } from './country-names.js';
import { hasWords, wordsOfAll } from './names-in-words.js';
import {
  countInWords,
  countMet,
  countOfficeInNotes,
  countOthers,
  countVisits,
  type OtherState,
  readCalled,
  readCountriesNamed,
  readCoverage,
  countTerms,
  readHolders,
  readListed,
  readOtherStates,
  readPeople,
  readPlaces,
  readSuspected,
  type ReadRows,
  readSlugs,
} from './read-notes.js';
import { longNamesIn, otherPlaceNames } from './place-names.js';
import { termsNote } from './terms.js';
import { uncoveredText } from './uncovered.js';

const VisitNoteKind = createEnum('VisitNoteKind', 'What a note on a filter of visits is about.', {
  TERMS: 'The terms of office that are recorded for the filter `held`.',
  OFFICE_IN_WORDS: 'An office in the filter, which some sources mention only in words.',
  FORMER_STATES: 'Former states with visits, which a country in the filter replaced. `withFormerStates` includes them.',
  POSSIBLE_OFFICES: 'Visits on days on which an office may have been held. `certainty: KNOWN` leaves them out.',
  PEOPLE_IN_WORDS: 'People in the filter, whom some sources mention only in words. `search` finds these visits.',
  SUSPECTED_PEOPLE:
    'People who may be those in the filter, stored twice (`suspectedSamePeople`), and have more visits within it.',
  MEETINGS_IN_WORDS: 'Meetings with others, which some sources mention only in words.',
  NOT_GIVEN: 'Visits that the filter leaves out because no source gives their kind, cities or length.',
  UNDATED: 'Visits that the filter leaves out because their dates are not known.',
  OTHER_NAMES:
    'Countries that a search word in the filter may also mean, or that its country replaced, people with that name, and other names of a place in the filter, with more visits within it.',
  WORDS: 'Search words in the filter that no visit has.',
  COUNTRIES: 'A country in the filter that is not stored, at least not under this slug or name.',
  PLACES: 'Visits that match a part of a place name in the filter only by a longer name, such as Hyde Park for Park.',
  TERRITORIES: 'Territories with visits, which ISO 3166-1 lists apart from a country in the filter.',
  COVERAGE: 'Days of the filter that no source claims to cover.',
  OTHER_STATES: 'States with visits that may be visits of a country in the filter, which belonged to them.',
  INDEPENDENCE: 'Countries in the filter that were not independent on all of its days, according to lists of states.',
});

type VisitNoteKinds = (keyof typeof VisitNoteKind)[];

@PlainObject('What a filter of visits leaves out, or cannot know.')
class VisitNote {
  @Field(() => VisitNoteKind, 'What the note is about.')
  kind!: keyof typeof VisitNoteKind;

  @Field(() => String, 'The note, as one or more English sentences.')
  text!: string;

  @Nullable(
    () => String,
    'Words that find the visits, for `where.search`, if the note is on people in words; for countries or people named by a search word, its other words. Null for other notes.',
  )
  search!: string | null;
}

@ArgsType()
class VisitNotesArgs {
  @Nullable(() => visitFilter.Input, 'The filter, as for `visits`.')
  where?: VisitConditions | null;

  @Nullable(() => [VisitNoteKind], 'Only notes of these kinds.')
  kinds?: VisitNoteKinds | null;
}

interface Note {
  kind: keyof typeof VisitNoteKind;
  text: string;
  search?: string;
  /** For a note on states: the id of the country in the filter, and the ids of the states. */
  countryId?: string;
  stateIds?: string[];
  personIds?: string[];
}

/** The maximum number of people with a note each. */
const MOST_PEOPLE = 5;

const [ALL, ANY] = [new Intl.ListFormat('en'), new Intl.ListFormat('en', { type: 'disjunction' })];

/** Sets off a name that contains “and”: Serbia and Montenegro, and Yugoslavia. */
const conjunction = (names: readonly string[]) =>
  names.length === 2 && names.some((name) => name.includes(' and ')) ? names.join(', and ') : ALL.format(names);

/** What each function finds, in the order in which notes are returned. */
const NOTES: readonly [(read: ReadRows, where: VisitConditions) => Promise<Note[]>, ...VisitNoteKinds][] = [
  [termsNotes, 'TERMS'],
  [possibleNotes, 'POSSIBLE_OFFICES'],
  [officeNotes, 'OFFICE_IN_WORDS'],
  [peopleNotes, 'PEOPLE_IN_WORDS'],
  [suspectedNotes, 'SUSPECTED_PEOPLE'],
  [wordsNotes, 'WORDS', 'OTHER_NAMES'],
  [countriesNotes, 'COUNTRIES'],
  [placesNotes, 'PLACES', 'OTHER_NAMES'],
  [meetingsNotes, 'MEETINGS_IN_WORDS'],
  [missingNotes, 'NOT_GIVEN', 'UNDATED'],
  [otherStatesNotes, 'FORMER_STATES', 'OTHER_STATES', 'TERRITORIES'],
  [independenceNotes, 'INDEPENDENCE'],
  [coverageNotes, 'COVERAGE'],
];

/** Not compiled, because each note depends on what the others find. */
@Resolver(() => VisitNote)
export class VisitNotesResolver {
  @Query(
    () => [VisitNote],
    'What `visits` with the same filter leaves out, or cannot know: people, offices and meetings that sources mention only in words, people who may be stored twice, other countries and people that a search word may mean, countries that are not stored, missing kinds, cities, lengths and dates, terms of office that no source records, visits under a former state, another state or a territory, longer place names, and days that no source claims to cover. It examines the fields of the filter itself and those in `AND` and `OR`, not those in `NOT` or on other related objects. An empty list means that none of these applies, not that nothing else is missing. Read it with every filter, above all if nothing is found.',
  )
  @Extensions({ cost: 100 })
  async visitNotes(@Args(() => VisitNotesArgs) { where, kinds }: VisitNotesArgs, @Ctx() { load }: Context): Promise<Note[]> {
    const read: ReadRows = (sql: Prisma.Sql) => load.raw(sql);
    const filter = where ?? {};
    const requested = NOTES.filter(([, ...of]) => !kinds || of.some((kind) => kinds.includes(kind)));
    const notes = (await Promise.all(requested.map(([each]) => each(read, filter)))).flat();
    return kinds ? notes.filter(({ kind }) => kinds.includes(kind)) : notes;
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country in the filter, for a note on states. Null for other notes.',
  })
  country(@Root() { countryId }: Note, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Country', countryId ?? null);
  }

  @FieldResolver(() => [Person], {
    description: 'The people who may be those in the filter, or whom a word may mean. Empty for other notes.',
  })
  people(@Root() { personIds = [] }: Note, @Ctx() { load }: Context): Promise<object[]> {
    return Promise.all(personIds.map((id) => load.required('Person', id)));
  }

  @FieldResolver(() => [Country], {
    description: 'The former or other states, or the countries that a word may mean. Empty for other notes.',
  })
  states(@Root() { stateIds = [] }: Note, @Ctx() { load }: Context): Promise<object[]> {
    return Promise.all(stateIds.map((id) => load.required('Country', id)));
  }
}

async function termsNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(
    officesIn(where).map((office) =>
      office.person ? readHolders(read, office, office.person, MOST_PEOPLE) : countTerms(read, office),
    ),
  );
  const note = (text: string | null): Note[] => (text === null ? [] : [{ kind: 'TERMS', text }]);
  return found.flatMap((holders) => {
    if (typeof holders === 'number')
      return note(
        holders === 0
          ? 'No term of such an office is recorded, even if visits name the office. Look for the role in which people took part instead.'
          : 'Terms of office are recorded only for days near visits that name the office. People may have held it on other days.',
      );
    if (holders.length === 0) return note('No person here matches the office-holder in the filter.');
    const named = holders.filter(({ terms }) => terms.length > 0);
    return (named.length > 0 ? named : holders).flatMap((holder) => note(termsNote(holder, windowOf(where))));
  });
}

async function possibleNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const [known, possible] = [withCertainty(where, undefined, 'KNOWN'), withCertainty(where, 'KNOWN', 'POSSIBLE')];
  const [included, leftOut] = await Promise.all([
    known ? countOthers(read, known, where) : 0,
    possible ? countOthers(read, where, possible) : 0,
  ]);
  const texts = [
    included > 0 &&
      `${included.toLocaleString('en')} of these visits ${matches(included)} only by an office that somebody may have held then: no recorded term includes these days, even if visits name the office.`,
    leftOut > 0 && `Not counted: ${visitsText(leftOut)} on days on which the office may have been held.`,
  ];
  return texts.flatMap((text): Note[] => (text ? [{ kind: 'POSSIBLE_OFFICES', text }] : []));
}

async function officeNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const office = await countOfficeInNotes(read, where);
  if (!office || office.count === 0) return [];
  const { words, count } = office;
  const visits = count === 1 ? '1 visit whose note contains' : `${count.toLocaleString('en')} visits whose notes contain`;
  const text = `Not counted: ${visits} “${words}”. People whom a source mentions only in words are not delegates.`;
  return [{ kind: 'OFFICE_IN_WORDS', text }];
}

/** The maximum number of people whose names are looked for in words. */
const MOST_NAMES = 10;

async function peopleNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(
    peopleIn(where).map(async (each): Promise<Note[]> => {
      const people = await readPeople(read, each.person, MOST_NAMES + 1);
      const note = (text: string, search?: string): Note[] => [{ kind: 'PEOPLE_IN_WORDS', text, ...(search && { search }) }];
      if (people.length > MOST_NAMES)
        return note(
          `The filter matches more than ${MOST_NAMES} people. Visits whose sources mention them only in words are not found.`,
        );
      const nobody = people.length === 0 ? note(`No person here matches the filter. ${PRINTED}`) : [];
      const parts = people.length === 0 ? [] : each.parts.filter((part) => !hasWords(people, part));
      const isPart = parts.flatMap((part) => note(`No person’s name has “${part}” as a whole word.`));
      const printed = each.names.map((name) => ({ name, aliases: [], subregion: null }));
      const words = wordsOfAll(people.length === 0 || parts.length > 0 ? printed : people);
      if (words.length === 0) return nobody;
      const search = words.map((word) => `"${word.replaceAll('"', ' ')}"`).join(' or ');
      const count = await countInWords(read, where, each.withWords(search), search);
      const text = `Not counted: ${visitsText(count)} with the word ${ANY.format(words.map((word) => `“${word}”`))} only in the title, places or note.`;
      return [...nobody, ...isPart, ...(count > 0 ? note(text, search) : [])];
    }),
  );
  return found.flat();
}

/** Says which other countries and people a word may mean, or that visits may be found by other words. */
async function wordsNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const searches = searchesIn(where);
  if (searches.length === 0) return [];
  const words = searches.flatMap((each) =>
    [...plainWords(each.search), ...longNamesIn(each.search)].map((word) => ({ ...each, ...word })),
  );
  const named = words.map(({ word }) => word);
  const [countries, peopleCalled] =
    named.length > 0
      ? await Promise.all([readCountriesNamed(read, named), readCalled(read, named, MOST_PEOPLE)])
      : [[], () => []];
  const note = (text: string, rest: string | undefined, ids: object): Note => ({
    ...{ kind: 'OTHER_NAMES', text, ...ids, ...(rest && { search: rest }) },
  });
  const counted = (says: string, others: Other[], rest: string | undefined, ids: object): Note[] =>
    others.length > 0 ? [note(otherNamesText(says, others), rest, ids)] : [];
  const ofPlaces = words.map(async ({ search, withOthers, word, rest }): Promise<Note[]> => {
    const countWith = (conditions: VisitConditions) => countOthers(read, where, withOthers({ search: rest, ...conditions }));
    const [places, states] = await Promise.all([
      countMore(otherNames(word), ({ name }) => countWith({ places: { contains: name } })),
      countMore(countriesCalled(word, search, countries), ({ slug }) => countWith({ OR: onEitherSide({ equals: slug }) })),
    ]);
    const articled = states.map((each) => ({ ...each, name: withArticle(each.name) }));
    const named = countries.filter(({ names }) => names.includes(fold(word))).map(({ slug }) => slug);
    const former =
      states.length === 0 && named.length > 0
        ? await otherStatesNotes(read, withOthers({ search: rest, OR: onEitherSide({ in: named }) }))
        : [];
    return [
      ...former.flatMap(({ kind, text, stateIds }) => (kind === 'FORMER_STATES' ? [note(text, rest, { stateIds })] : [])),
      ...counted(`“${word}” is also printed as`, places, rest, {}),
      ...counted(`“${word}” may also mean`, articled, rest, { stateIds: states.map(({ id }) => id) }),
    ];
  });
  const ofPeople = searches.map(async ({ search, withOthers }): Promise<Note[]> => {
    const called = words.filter((each) => each.search === search).flatMap(({ word }) => peopleCalled(word));
    const people = [...new Map(called.map((each) => [each.id, { ...each, rest: withoutNames(search, each) }])).values()];
    const more = await countMore(people, ({ slug, rest }) =>
      countOthers(read, where, withOthers({ search: rest, delegate: { person: { slug: { equals: slug } } } })),
    );
    const says = `${/\s/.test(search.trim()) ? 'These words do' : `“${search.trim()}” does`} not find all visits of`;
    return [...groupBy(more, ({ rest }) => rest)].flatMap(([rest, each]) =>
      counted(says, each, rest, { personIds: each.map(({ id }) => id) }),
    );
  });
  const found = (await Promise.all([...ofPlaces, ...ofPeople])).flat();
  if (found.length > 0 || (await countVisits(read, where)) > 0) return found;
  return [{ kind: 'WORDS', text: `No visit has all of these words. ${PRINTED}` }];
}

const onEitherSide = (slug: object) => SIDES.map((side) => ({ [side]: { slug } }));

interface Other {
  name: string;
  count: number;
}

const otherNames = (place: string) => otherPlaceNames(place).map((name) => ({ name }));

const otherNamesText = (says: string, others: readonly Other[]) =>
  `${says} ${ANY.format(others.map(({ name, count }) => `${name} (${count.toLocaleString('en')} more)`))}.`;

/** Returns those that have more visits, with their number. */
async function countMore<Each>(all: readonly Each[], count: (each: Each) => Promise<number>) {
  const counted = await Promise.all(all.map(async (each) => ({ ...each, count: await count(each) })));
  return counted.filter((each) => each.count > 0);
}

/** The maximum number of similar names in a note. */
const MOST_SIMILAR = 6;

/** Says that no country has the slug or the name in the filter. */
async function countriesNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(
    countriesIn(where).map(async (country): Promise<Note[]> => {
      if ((await readSlugs(read, country)).length > 0) return [];
      const similar = (await readCountriesNamed(read, namesIn(country))).slice(0, MOST_SIMILAR);
      const names = ALL.format(similar.map(({ name, slug }) => `${name} (slug ${slug})`));
      return [{ kind: 'COUNTRIES', text: `No country here matches the filter.${names && ` Similar names: ${names}.`}` }];
    }),
  );
  return found.flat();
}

/** The maximum number of longer place names in a note. */
const MOST_PLACES = 3;

async function placesNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(
    placesIn(where).map(async ({ name: part, isPart, called }): Promise<Note[]> => {
      const others = await countMore(otherNames(part), ({ name }) => countOthers(read, where, called(name)));
      const notes: Note[] =
        others.length > 0 ? [{ kind: 'OTHER_NAMES', text: otherNamesText(`“${part}” is also printed as`, others) }] : [];
      if (!isPart) return notes;
      const longer = { AND: [where, { places: { contains: part } }], NOT: { places: { equalsInsensitive: part } } };
      const [count, places] = await Promise.all([countVisits(read, longer), readPlaces(read, longer, part)]);
      const names = ALL.format(places.slice(0, MOST_PLACES));
      const text = `${count.toLocaleString('en')} of these visits ${matches(count)} only by a longer place name${places.length > MOST_PLACES ? ', such as' : ':'} ${names}.`;
      return count > 0 ? [...notes, { kind: 'PLACES', text }] : notes;
    }),
  );
  return found.flat();
}

const matches = (count: number) => (count === 1 ? 'matches' : 'match');

const PRINTED = 'Names are stored as the sources print them, so another spelling or fewer words may find more.';

async function suspectedNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(
    peopleIn(where).map(async ({ person, withOthers }): Promise<Note[]> => {
      const people = await readSuspected(read, person);
      if (people.length === 0) return [];
      const count = await countOthers(read, where, withOthers({ slug: { in: people.map(({ slug }) => slug) } }));
      const names = ALL.format(people.map(({ name, since }) => name + (since === null ? '' : ` (first visit in ${since})`)));
      const text = `Perhaps the same ${people.length === 1 ? 'person' : 'people'}: ${names}, with ${count.toLocaleString('en')} more ${count === 1 ? 'visit' : 'visits'}.`;
      return count > 0 ? [{ kind: 'SUSPECTED_PEOPLE', text, personIds: people.map(({ id }) => id) }] : [];
    }),
  );
  return found.flat();
}

async function meetingsNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  if (peopleIn(where).length === 0) return [];
  const count = await countMet(read, where);
  const notes = count === 1 ? 'note of 1 of these visits has' : `notes of ${count.toLocaleString('en')} of these visits have`;
  const text = `The ${notes} the word “met”. People who are named only there are not delegates, nor counted by \`MET\`.`;
  return count > 0 ? [{ kind: 'MEETINGS_IN_WORDS', text }] : [];
}

async function missingNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = missingIn(where).map(async ({ kind, lacking, where: missing }): Promise<Note[]> => {
    const count = await countOthers(read, where, missing);
    return count > 0 ? [{ kind, text: `Left out: ${visitsText(count)}, ${lacking}.` }] : [];
  });
  return (await Promise.all(found)).flat();
}

async function coverageNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const [window, pairs] = [windowOf(where), pairsIn(where)];
  if (!window.first && !window.last && !pairs.some(({ guestCountry, hostCountry }) => guestCountry && hostCountry)) return [];
  const stated = await readCoverage(read);
  if (stated.length === 0) return [];
  const days = await Promise.all(
    pairs.map(async ({ guestCountry, hostCountry }) => {
      const [guests, hosts] = [await readSlugs(read, guestCountry), await readSlugs(read, hostCountry)];
      return guests.flatMap((guest) => hosts.map((host) => coveredDays(stated, guest, host)));
    }),
  );
  if (days.flat().length === 0) return []; // no country matches the filter
  const text = uncoveredText(days.flat(2), window, new Date());
  return text === null ? [] : [{ kind: 'COVERAGE', text }];
}

const visitsText = (count: number) => (count === 1 ? '1 visit' : `${count.toLocaleString('en')} visits`);

async function otherStatesNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const states = await readOtherStates(read, where);
  return [...groupBy(states, ({ countryId, ...each }) => countryId + kindOf(each)).values()].map((each) => ({
    kind: kindOf(each[0]!),
    text: otherStatesText(each),
    countryId: each[0]!.countryId,
    stateIds: each.map(({ id }) => id),
  }));
}

/** An occupation is shorter. */
const LONG_GAP_YEARS = 50;

/** Says since when countries are independent that replaced no state in the store, unless the filter begins later. */
async function independenceNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const { first } = windowOf(where);
  return (await readListed(read, where)).flatMap(({ id, name, years }): Note[] => {
    const [began, endedBefore] = [years.at(-1)?.split('/')[0], years.at(-2)?.split('/')[1]];
    if (!began || (first && first >= new Date(began))) return [];
    if (endedBefore && Number(began.slice(0, 4)) - Number(endedBefore.slice(0, 4)) < LONG_GAP_YEARS) return [];
    const text = `Lists of independent states have ${withArticle(name)} from ${dateInWords(began)}. Earlier visits from or to it may be recorded under the state that governed it then.`;
    return [{ kind: 'INDEPENDENCE', text, countryId: id }];
  });
}

function kindOf({ isTerritory, continues }: Pick<OtherState, 'isTerritory' | 'continues'>) {
  return isTerritory ? 'TERRITORIES' : continues ? 'OTHER_STATES' : 'FORMER_STATES';
}

function otherStatesText(states: readonly OtherState[]): string {
  const { country, isTerritory, continues, until } = states[0]!;
  const [of, names] = [withArticle(country), states.map(({ name }) => withArticle(name))];
  if (isTerritory) return `Not included: ${ALL.format(names)}, ${names.length === 1 ? 'a territory' : 'territories'} of ${of}.`;
  if (!continues) return `Not included: ${conjunction(names)}, which ${of} replaced.`;
  const visits = `visits from or to ${of} may be recorded under ${ANY.format(names)}.`;
  return until === null ? capitalize(visits) : `Before ${dateLabel(until)}, ${visits}`;
}
