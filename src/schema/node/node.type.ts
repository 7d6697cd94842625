import { ID } from 'type-graphql';
import { KINDS } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { findColumn } from '../../query/model.js';
import { labelSql } from '../../query/sql/caption.sql.js';
import { column } from '../../query/sql/identifier.js';
import { expression, type Sql } from '../../query/stored-as.js';
import { derive } from '../connections/relations.js';
import { Field, InterfaceType, Nullable } from '../described.js';

/** Set by the resolver of a field that may return several types. */
export interface Typed {
  __typename: string;
}

@InterfaceType("An object with a global id, as in Relay's object identification specification.")
export abstract class Node {
  @Field(() => ID, 'The global id. It is opaque. Pass it to `node` to fetch the object.')
  id!: string;

  @Field(
    () => String,
    "The URL of the object's page, such as https://example.org/visits/kim-jong-un-china-2018. For an object without its own page, such as an office, the URL of its entry on another page. If the server has no public URL configured, only the path, which you can resolve against the URL of the API.",
  )
  page!: string;
}

function kindName(row: Sql, type: string): Sql {
  return findColumn(type, 'kind') ? Prisma.sql`${column(row, 'kind')}::text` : Prisma.sql`NULL::text`;
}

/** Fields of different types cannot be selected together, so the kinds of all objects are also available as strings. */
export function KindName(prototype: object, name: string): void {
  Nullable(
    () => String,
    'The `kind` as a string, such as STATE for a state visit. Unlike `kind`, whose type varies, it can be selected on objects of several types at once. Null if the object has no kind, or if the kind is not recorded.',
  )(prototype, name);
  derive(expression(kindName))(prototype, name);
}

@InterfaceType('An object that a search can find, with a stable name for URLs and a display label.', {
  implements: Node,
})
export abstract class Labelled extends Node {
  @Field(() => String, 'The unique, stable name used in URLs.')
  slug!: string;

  @KindName
  kindName!: string | null;
}

/** Its citations are declared in citation.type.ts, because types refer to this class as they load, so it must load first. */
@InterfaceType('A fact with citations: the passages that report it.', { implements: Node })
export abstract class Cited extends Node {}

/** The `disagreements` feature adds the field. */
@InterfaceType('An object on which sources may disagree.', { implements: Node })
export abstract class Disputable extends Node {}

function label(row: Sql, type: string): Sql {
  const kind = KINDS.find(({ model }) => model === type);
  if (kind) return labelSql(kind, row);
  return column(row, type === 'Paragraph' ? 'exact' : 'name');
}

for (const { prototype } of [Labelled, Cited, Disputable]) {
  Field(
    () => String,
    'The display label: the name or title, the text of a statement, or the words of a paragraph. The label of a delegate, a participant or an office also names the visit, event or person, as in “Foreign Minister, Ri Yong-ho”.',
  )(prototype, 'label');
  derive(expression(label))(prototype, 'label');
}
