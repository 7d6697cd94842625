import { uncapitalize } from '../../shared/capitals.js';

import { Resolver } from 'type-graphql';
import { Field, FieldResolver, ObjectType } from '../../schema/described.js';
import { Columns } from '../../schema/connections/columns.js';
import { citations } from '../../schema/source/citation.list.js';
import { CITED, referenceFields } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { DisputedKind } from '../../model/generated/enums.js';
import { children, storedColumn, expression, type Sql, Stored, storedOneOf, subselect } from '../../query/stored-as.js';
import { order } from '../../query/paging/order.js';
import { selectCaption } from '../../query/sql/caption.sql.js';
import { column, literal } from '../../query/sql/identifier.js';
import { DISPUTABLE } from '../../store/rows/disagreements.js';
import { createConnection } from '../../schema/connections/connection.type.js';
import { CountedList, derive, One } from '../../schema/connections/relations.js';
import { createRoots } from '../../schema/connections/roots.js';
import { declareEnum, describedKinds } from '../../schema/enum.js';
import { Node, Disputable } from '../../schema/node/node.type.js';
import { Citation } from '../../schema/source/citation.type.js';
import { Source } from '../../schema/source/source.type.js';
import { disagreements } from './disagreement.list.js';
import { FactField, factFieldSql } from '../../schema/source/fact-field.js';

declareEnum('DisputedKind', DisputedKind, 'The kind of a fact on which sources disagree.', describedKinds(DISPUTABLE));

const passages = subselect(
  'passages of the source for the fact',
  'Citation',
  (value) => Prisma.sql`SELECT c.* FROM "Citation" c, "Disagreement" d WHERE d.id = ${value}."disagreementId"
    AND c."sourceId" = ${value}."sourceId" AND (${Prisma.join(ofSameFact(), ' OR ')})`,
);

function ofSameFact(): Prisma.Sql[] {
  const cited = DISPUTABLE.filter((kind) => CITED.includes(kind));
  return cited.map(({ foreignKey }) => Prisma.raw(`c."${foreignKey}" = d."${foreignKey}"`));
}

/** The name of the object if the field holds a slug; otherwise the value itself. */
function label(row: Sql): Sql {
  const fields = new Map(DISPUTABLE.flatMap(referenceFields).map(({ name, to }) => [name, to]));
  const names = [...fields].map(
    ([field, to]) => Prisma.sql`WHEN ${literal(field)} THEN ${selectCaption(to, 'slug', column(row, 'value'))}`,
  );
  return Prisma.sql`COALESCE((SELECT CASE d.field ${Prisma.join(names, ' ')} END
    FROM "Disagreement" d WHERE d.id = ${row}."disagreementId"), ${row}.value)`;
}

@ObjectType('The value that one source claims for a field on which sources disagree.')
@Columns({
  value:
    'The value as written in the annotation: a date in EDTF, the slug of an object, an enum value, a number, text, or the entries of a list, separated by commas.',
  standing: 'Whether the value agrees with the stored one.',
})
export class ClaimedValue {
  @One(() => Disagreement, 'The disagreement that the value is part of.')
  disagreement!: object;

  @Field(() => String, 'The value for display: the name of the object if the value is a slug, otherwise the value itself.')
  @derive(expression(label))
  label!: string;

  @One(() => Source, 'The source that claims the value.')
  source!: Source;

  @CountedList(() => [Citation], passages, citations.defaultOrder, {
    description:
      'The passages of the source that support the fact, at most 100. Empty for a person, since people have no citations.',
  })
  citations!: Citation[];
}

@ObjectType('A field of a fact for which sources claim incompatible values.', { implements: Node })
@Columns({
  keptBecause: 'Why the stored value is kept.',
})
export class Disagreement extends Node {
  @Field(() => DisputedKind, 'The kind of the fact.')
  @derive(storedColumn('kind'))
  factKind!: DisputedKind;

  @Field(() => Disputable, 'The fact.')
  @derive(storedOneOf(DISPUTABLE))
  fact!: Disputable;

  @Field(() => FactField, 'The field.')
  @Stored(expression((row) => factFieldSql(Prisma.sql`${row}.field`)))
  field!: string;

  @CountedList(() => [ClaimedValue], children('ClaimedValue', 'disagreementId'), order('ClaimedValue', ['ordinal']), {
    description: 'The value that each source claims for the field, newest source first, at most 100.',
  })
  values!: ClaimedValue[];
}

const DisagreementConnection = createConnection('Disagreement', 'disagreements', Disagreement);

export const DisagreementRoots = createRoots(Disagreement, disagreements, DisagreementConnection);

const about = (type: string) => children('Disagreement', `${uncapitalize(type)}Id`);

@Resolver(() => Disputable)
export class DisagreementsResolver {
  @FieldResolver(
    () => [Disagreement],
    "The disagreements between sources about the object's fields, ordered by field, at most 100. Empty if there are none.",
  )
  @derive({ kind: 'list', rows: about, order: disagreements.defaultOrder })
  disagreements(): void {}
}
