import { Field, ObjectType } from './described.js';
import { SCHEME_NAMES, SCHEMES } from '../model/identifiers.js';
import { Prisma } from '../db/generated/client.js';
import { storedColumn, type Sql, Stored, subselect } from '../query/stored-as.js';
import { List } from './connections/relations.js';
import { declareEnum } from './enum.js';
import { GraphQLCurie } from './identifier.scalar.js';
import { ascending } from './connections/list-definition.js';

export const IdentifierScheme = Object.fromEntries(SCHEME_NAMES.map((name) => [name.toUpperCase(), name.toUpperCase()]));

declareEnum(
  'IdentifierScheme',
  IdentifierScheme,
  'An identifier scheme.',
  Object.fromEntries(SCHEME_NAMES.map((name) => [name.toUpperCase(), SCHEMES[name].about])),
);

@ObjectType('An identifier of the same entity in another collection, as given by a source. Identifiers are never guessed.')
export class Identifier {
  @Field(() => IdentifierScheme, 'The scheme, such as WIKIDATA.')
  @Stored(storedColumn('scheme'))
  scheme!: string;

  @Field(() => String, 'The value within the scheme, such as `Q56226`.')
  @Stored(storedColumn('value'))
  value!: string;

  @Field(() => GraphQLCurie, 'The scheme and value in the form that arguments and filters accept, such as `wikidata:Q56226`.')
  @Stored(storedColumn('curie'))
  curie!: string;

  @Field(() => String, 'The URL that the identifier stands for.')
  @Stored(storedColumn('url'))
  url!: string;
}

function identifierParts(curie: Sql): Sql {
  const [scheme, value] = [Prisma.sql`split_part(${curie}, ':', 1)`, Prisma.sql`split_part(${curie}, ':', 2)`];
  const urls = SCHEME_NAMES.map((name) => Prisma.raw(`WHEN '${name}' THEN '${SCHEMES[name].url}'`));
  return Prisma.sql`${curie} AS curie, upper(${scheme}) AS scheme, ${value} AS value, (CASE ${scheme} ${Prisma.join(urls, ' ')} END) || ${value} AS url`;
}

const COLUMNS = { curie: 'text', scheme: 'text', value: 'text', url: 'text' };

const identifiers = subselect(
  'identifiers',
  COLUMNS,
  (row) => Prisma.sql`SELECT ${identifierParts(Prisma.sql`i.curie`)} FROM unnest(${row}.identifiers) AS i(curie)`,
);

/** A total order without an id, since an object has each identifier once. */
const byCurie = ascending({ curie: 'text' });

/** A row's identifiers, from the column with the field's name. */
export function IdentifiersField(what: string): PropertyDecorator {
  const description = `Identifiers of ${what}. At most one per scheme, sorted by scheme.`;
  return List(() => [Identifier], identifiers, byCurie, { description });
}
