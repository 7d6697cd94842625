import { ArgsType, Int } from 'type-graphql';
import { REGIONS, SUBREGIONS } from '../../model/countries/regions.js';
import { Region, Subregion } from '../../model/generated/enums.js';
import { declareEnum } from '../enum.js';
import { Field, Nullable, ObjectType } from '../described.js';
import { Columns } from '../connections/columns.js';
import { Connection, derive, List } from '../connections/relations.js';
import { order } from '../../query/paging/order.js';
import { children, storedColumn, joinedRows } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { UPDATED_AT, VERSION_DESCRIPTION } from '../history/recorded.type.js';
import { type Identifier, IdentifiersField } from '../identifier.type.js';
import { GraphQLCurie } from '../identifier.scalar.js';
import { Citable } from '../history/citable.type.js';
import { Labelled, Node } from '../node/node.type.js';
import { PersonConnection } from '../person/person.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { exactlyOne, createRoots } from '../connections/roots.js';
import { people } from '../person/person.list.js';
import { heldOn, PositionArgs } from '../person/position.held.js';
import { positions } from '../person/position.list.js';
import { PositionConnection } from '../person/position.type.js';
import { statements } from '../statement/statement.list.js';
import { visits } from '../visit/visit.list.js';
import { countries } from './country.list.js';

declareEnum('Region', Region, "A region of the UN's M49 standard.", describedByName(REGIONS));

declareEnum(
  'Subregion',
  Subregion,
  "The smallest regions of the UN's M49 standard, such as South America in the region AMERICAS.",
  describedByName(Object.fromEntries(Object.entries(SUBREGIONS).map(([subregion, { name }]) => [subregion, name]))),
);

function describedByName<Value extends string>(names: Record<Value, string>): Record<Value, string> {
  return Object.fromEntries(Object.entries<string>(names).map(([value, name]) => [value, `${name}.`])) as Record<Value, string>;
}

const LISTED_IN =
  'The periods, as EDTF intervals (1918-10-28/1939-03-15; 1991-12-26/..), in which the state has that number in the';

@ObjectType('A name of a country, and when it was in use.')
@Columns({
  name: 'The name in English, such as Zaire.',
  start: 'The first day on which the name was in use. Null if the name is as old as the country.',
  end: 'The last day on which the name was in use. Null if it is in use for as long as the country exists.',
})
export class CountryName {}

@ObjectType('A state, present or former, or a territory that ISO 3166-1 lists.', { implements: [Node, Labelled, Citable] })
@Columns({
  slug: 'The unique, stable name used in URLs, such as `north-korea`.',
  code: 'The ISO 3166-1 alpha-2 code. Null for a state that the standard does not list (the Soviet Union, the Kingdom of Hawaii).',
  code3: 'The ISO 3166-1 alpha-3 code; for a former state, the code that it used to have (SUN). Null if the country has none.',
  name: 'The short name in English.',
  officialName: 'The formal name in English. Null if not recorded.',
  aliases: 'Other names and abbreviations, such as DPRK.',
  region: "The region, by the UN's M49 standard. Null if the country is not in any, or was in several.",
  subregion: "The smallest region that it is in, by the UN's M49 standard.",
  cow: 'The number in the Correlates of War list of states, such as 365. Null if the list does not include the country.',
  cowYears: `${LISTED_IN} Correlates of War list, in order.`,
  gw: 'The number in the Gleditsch and Ward list of states, such as 365. Null if the list does not include the country.',
  gwYears: `${LISTED_IN} Gleditsch and Ward list, in order.`,
  start:
    'The day on which the state came into being. Null if it predates the records, or succeeded a territory of the same name.',
  end: 'The day on which the state ceased to exist. Null if it still exists.',
  version: VERSION_DESCRIPTION,
  updatedAt: UPDATED_AT,
})
export class Country extends Node {
  @Field(
    () => Boolean,
    "Whether the country is a present or former state rather than another state's territory. A state whose status is disputed counts as a state.",
  )
  @derive(storedColumn('sovereign'))
  isSovereign!: boolean;

  @IdentifiersField('the country in other collections, apart from its ISO 3166-1 codes')
  identifiers!: Identifier[];

  @List(() => [CountryName], children('CountryName', 'countryId'), order('CountryName', ['ordinal']), {
    description: 'The names and when they were in use, at most 100, with the preferred name first.',
  })
  names!: CountryName[];

  @List(() => [Country], joinedRows('Country', 'CountrySuccession', 'successorId', 'predecessorId'), countries.defaultOrder, {
    description: 'The states that the country replaced, wholly or in part, ordered by name, at most 100.',
  })
  predecessors!: Country[];

  @List(() => [Country], joinedRows('Country', 'CountrySuccession', 'predecessorId', 'successorId'), countries.defaultOrder, {
    description: 'The states that replaced the country, wholly or in part, ordered by name, at most 100.',
  })
  successors!: Country[];

  @Connection(() => PersonConnection, people, children('Person', 'countryId'), {
    description: 'The people of the country, ordered by name.',
  })
  people!: object;

  @Connection(() => PositionConnection, positions, children('Position', 'countryId'), {
    description:
      'The offices held in or for the country, newest first. With `asOf`, only those that may have been held on that day; before the country began, see the offices of its `predecessors`.',
    args: () => PositionArgs,
    where: heldOn,
  })
  positions!: object;

  @Connection(() => VisitConnection, visits, children('Visit', 'hostCountryId'), {
    description: 'The visits to the country, ordered by start date.',
  })
  visitsHosted!: object;

  @Connection(() => VisitConnection, visits, children('Visit', 'guestCountryId'), {
    description: 'The visits that the country made, ordered by start date.',
  })
  visitsMade!: object;

  @Connection(() => StatementConnection, statements, joinedRows('Statement', 'StatementSpeaker', 'countryId', 'statementId'), {
    description: 'The statements that the country made in its own name, ordered by source and passage.',
  })
  statements!: object;
}

const CountryConnection = createConnection('Country', 'countries', Country);

const LATEST = 'If several states had it in succession, the most recent is returned.';

@ArgsType()
class CountryArgs {
  @Nullable(() => String, 'The ISO 3166-1 alpha-2 code in capitals, such as `KP`.')
  code?: string | null;

  @Nullable(() => String, 'The ISO 3166-1 alpha-3 code in capitals, such as `PRK`, or `SUN` for a former state.')
  code3?: string | null;

  @Nullable(() => String, 'The slug, such as `north-korea`.')
  slug?: string | null;

  @Nullable(() => Int, `The Correlates of War number: 731. ${LATEST}`)
  cow?: number | null;

  @Nullable(() => Int, `The Gleditsch and Ward number: 731. ${LATEST}`)
  gw?: number | null;

  @Nullable(() => GraphQLCurie, 'An identifier, such as `wikidata:Q423`.')
  identifier?: string | null;
}

export const CountryRoots = createRoots(Country, countries, CountryConnection, {
  name: 'country',
  args: () => CountryArgs,
  where: exactlyOne('code', 'code3', 'slug', 'cow', 'gw', 'identifier'),
  description: 'The country with this slug, code or identifier. Specify exactly one of them. Null if there is no such country.',
});
