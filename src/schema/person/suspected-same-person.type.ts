import { Args, Extensions, Resolver } from 'type-graphql';
import { Field, ObjectType, Query } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { columnOf, connection, Stored, subselect } from '../../query/stored-as.js';
import { connectionOf, PageArgs } from '../connections/connection.type.js';
import { derive, One } from '../connections/relations.js';
import { enumOf } from '../enum.js';
import { Person } from './person.type.js';
import { ascending } from '../connections/list-definition.js';

const SamePersonEvidence = {
  ALIAS: 'ALIAS',
  SAME_COUNTRY: 'SAME_COUNTRY',
  SAME_IDENTIFIER: 'SAME_IDENTIFIER',
  SAME_NAME: 'SAME_NAME',
  SUCCESSOR_STATE: 'SUCCESSOR_STATE',
} as const;

enumOf(
  'SamePersonEvidence',
  SamePersonEvidence,
  'A reason to suspect that two entries are the same person. No reason is proof.',
  {
    ALIAS: 'A name or alias of one is an alias of the other, ignoring case and diacritics.',
    SAME_COUNTRY: 'Both have the same country.',
    SAME_IDENTIFIER: 'Both have the same identifier in another collection.',
    SAME_NAME: 'Both have the same preferred name, ignoring case and diacritics.',
    SUCCESSOR_STATE: 'The country of one replaced the country of the other.',
  },
);

/**
 * Pairs, each once, except those marked as different. Only equal names count, not similar ones. Few names belong to two
 * people, and only those people are compared.
 */
const pairs = subselect(
  'suspected same people',
  { name: 'text', id: 'uuid', otherId: 'uuid', evidence: 'text' },
  (_row, _args, _where, kept) =>
    kept(Prisma.sql`WITH called AS (
      SELECT p.id, c.line, c.place = 1 AS preferred FROM "Person" p, unnest(string_to_array(p."namesFolded", E'\\n')) WITH ORDINALITY AS c(line, place)
    ), shared AS (SELECT c.line FROM called c GROUP BY c.line HAVING count(*) > 1
    ), identified AS (
      SELECT p.id, i.curie FROM "Person" p, unnest(p.identifiers) AS i(curie)
    ), found AS (
      SELECT a.id, b.id AS "otherId", CASE WHEN a.preferred AND b.preferred THEN 'SAME_NAME' ELSE 'ALIAS' END AS evidence
      FROM shared s JOIN called a ON a.line = s.line JOIN called b ON b.line = s.line AND b.id > a.id
      UNION ALL
      SELECT a.id, b.id, 'SAME_IDENTIFIER' FROM identified a JOIN identified b ON b.curie = a.curie AND b.id > a.id
    ), suspected AS (SELECT f.id, f."otherId", array_agg(DISTINCT f.evidence ORDER BY f.evidence) AS evidence FROM found f GROUP BY f.id, f."otherId")
    SELECT one.name, s.id, s."otherId", s.evidence
      || CASE WHEN one."countryId" = other."countryId" THEN ARRAY['SAME_COUNTRY'] ELSE '{}' END
      || CASE WHEN EXISTS (SELECT FROM "CountrySuccession" c WHERE (c."predecessorId", c."successorId")
          IN ((one."countryId", other."countryId"), (other."countryId", one."countryId"))) THEN ARRAY['SUCCESSOR_STATE'] ELSE '{}' END AS evidence
    FROM suspected s JOIN "Person" one ON one.id = s.id JOIN "Person" other ON other.id = s."otherId"
    WHERE NOT EXISTS (SELECT FROM "ToldApart" t WHERE t.one = LEAST(one.slug, other.slug) AND t.other = GREATEST(one.slug, other.slug))`),
  { reads: 'Person', joins: () => ['Person', 'Person'], isSame: true },
);
const byNameOfOne = ascending({ name: 'text', id: 'uuid', otherId: 'uuid' });

@ObjectType('Two people who may be the same person, stored twice, and the evidence for that.')
export class SuspectedSamePerson {
  @One(() => Person, 'The person who was stored first.', 'id')
  person!: Person;

  @One(() => Person, 'The other person.', 'otherId')
  other!: Person;

  @Field(() => [SamePersonEvidence], 'The evidence: names and identifiers first, then countries.')
  @Stored(columnOf('evidence'))
  evidence!: string[];
}

const SuspectedSamePersonConnection = connectionOf('SuspectedSamePerson', 'suspected same people', SuspectedSamePerson);

@Resolver()
export class SuspectedSamePersonResolver {
  @Query(
    () => SuspectedSamePersonConnection,
    'Pairs of people who may be the same person, stored twice, by name. They share a name, an alias or an identifier. Resolve each pair with `mergePeople` or `tellPeopleApart`.',
  )
  @Extensions({ cost: 100 })
  @derive(connection(pairs, byNameOfOne))
  suspectedSamePeople(@Args(() => PageArgs) _args: PageArgs): void {}
}
