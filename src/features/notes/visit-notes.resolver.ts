import { Args, ArgsType, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Prisma } from '../../db/generated/client.js';
import { dateLabel } from '../../model/dates/date-label.js';
import type { Context } from '../../schema/context/context.js';
import { Country } from '../../schema/country/country.type.js';
import { Field, Nullable, PlainObject, Query } from '../../schema/described.js';
import { createEnum } from '../../schema/enum.js';
import { visitFilter } from '../../schema/visit/visit.list.js';
import { withArticle } from '../counts/scope.js';
import { capitalize } from '../../shared/capitals.js';
import { groupBy } from '../../shared/group-by.js';
import { holdersIn, type VisitConditions, windowOf } from './conditions.js';
import { countOfficeInNotes, type OtherState, type ReadRows, readHolders, readOtherStates } from './read-notes.js';
import { termsNote } from './terms.js';

const VisitNoteKind = createEnum('VisitNoteKind', 'What a note on a filter of visits is about.', {
  TERMS: 'The terms of office that are recorded for a person in the filter `held`.',
  OFFICE_IN_WORDS: 'An office in the filter, which some sources mention only in words.',
  FORMER_STATES: 'Former states with visits, which a country in the filter replaced. `withFormerStates` includes them.',
  OTHER_STATES: 'States with visits that may be visits of a country in the filter, which belonged to them.',
});

@PlainObject('What a filter of visits leaves out, or cannot know, because of how the sources name offices and countries.')
class VisitNote {
  @Field(() => VisitNoteKind, 'What the note is about.')
  kind!: keyof typeof VisitNoteKind;

  @Field(() => String, 'The note, as one or more English sentences.')
  text!: string;
}

@ArgsType()
class VisitNotesArgs {
  @Nullable(() => visitFilter.Input, 'The filter, as for `visits`.')
  where?: VisitConditions | null;
}

interface Note {
  kind: keyof typeof VisitNoteKind;
  text: string;
  /** For a note on states: the id of the country in the filter, and the ids of the states. */
  countryId?: string;
  stateIds?: string[];
}

/** The maximum number of people with a note each. */
const MOST_PEOPLE = 5;

const [ALL, ANY] = [new Intl.ListFormat('en'), new Intl.ListFormat('en', { type: 'disjunction' })];

/** Sets off a name that contains “and”: Serbia and Montenegro, and Yugoslavia. */
const conjunction = (names: readonly string[]) =>
  names.length === 2 && names.some((name) => name.includes(' and ')) ? names.join(', and ') : ALL.format(names);

/** Not compiled, because each note depends on what the others find. */
@Resolver(() => VisitNote)
export class VisitNotesResolver {
  @Query(
    () => [VisitNote],
    'What `visits` with the same filter leaves out, or cannot know: terms of office that no source records, offices that are mentioned only in words, and visits that are recorded under a former or another state. Empty if none of these applies, which does not mean that nothing is left out: conditions on people, kinds and cities also leave out visits whose sources name people only in words, or give no kind or city. Read it with every filter by `held`, by an office or by a country, above all if nothing is found.',
  )
  @Extensions({ cost: 100 })
  async visitNotes(@Args(() => VisitNotesArgs) { where }: VisitNotesArgs, @Ctx() { load }: Context): Promise<Note[]> {
    const read: ReadRows = (sql: Prisma.Sql) => load.raw(sql);
    const filter = where ?? {};
    const notes = await Promise.all([termsNotes(read, filter), officeNotes(read, filter), otherStatesNotes(read, filter)]);
    return notes.flat();
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country in the filter, for a note on states. Null for other notes.',
  })
  country(@Root() { countryId }: Note, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Country', countryId ?? null);
  }

  @FieldResolver(() => [Country], { description: 'The former or other states. Empty for other notes.' })
  states(@Root() { stateIds = [] }: Note, @Ctx() { load }: Context): Promise<object[]> {
    return Promise.all(stateIds.map((id) => load.required('Country', id)));
  }
}

async function termsNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const found = await Promise.all(holdersIn(where).map((person) => readHolders(read, person, MOST_PEOPLE)));
  const note = (text: string | null): Note[] => (text === null ? [] : [{ kind: 'TERMS', text }]);
  return found.flatMap((holders) => {
    if (holders.length === 0) return note('No person in these sources matches the office-holder in the filter.');
    const named = holders.filter(({ terms }) => terms.length > 0);
    return (named.length > 0 ? named : holders).flatMap((holder) => note(termsNote(holder, windowOf(where))));
  });
}

async function officeNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const office = await countOfficeInNotes(read, where);
  if (!office || office.count === 0) return [];
  const { words, count } = office;
  const visits = count === 1 ? '1 visit whose note contains' : `${count.toLocaleString('en')} visits whose notes contain`;
  const text = `Not counted: ${visits} “${words}”. People whom a source mentions only in words are not delegates.`;
  return [{ kind: 'OFFICE_IN_WORDS', text }];
}

async function otherStatesNotes(read: ReadRows, where: VisitConditions): Promise<Note[]> {
  const states = await readOtherStates(read, where);
  return [...groupBy(states, ({ countryId, continues }) => `${countryId} ${continues}`).values()].map((each) => ({
    kind: each[0]!.continues ? ('OTHER_STATES' as const) : ('FORMER_STATES' as const),
    text: otherStatesText(each),
    countryId: each[0]!.countryId,
    stateIds: each.map(({ id }) => id),
  }));
}

function otherStatesText(states: readonly OtherState[]): string {
  const { country, continues, until } = states[0]!;
  const [of, names] = [withArticle(country), states.map(({ name }) => withArticle(name))];
  if (!continues) return `Not included: ${conjunction(names)}, which ${of} replaced.`;
  const visits = `visits from or to ${of} may be recorded under ${ANY.format(names)}.`;
  return until === null ? capitalize(visits) : `Before ${dateLabel(until)}, ${visits}`;
}
