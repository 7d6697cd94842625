import { ID } from 'type-graphql';
import { KINDS } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { findColumn } from '../../query/model.js';
import { labelSql } from '../../query/sql/caption.sql.js';
import { column } from '../../query/sql/identifier.js';
import { expression, type Sql } from '../../query/stored-as.js';
import { derive } from '../connections/relations.js';
import { Field, InterfaceType, Nullable } from '../described.js';

/** If a field may return several types, its resolver names the row's type. */
export interface Typed {
  __typename: string;
}

@InterfaceType("Anything with a global identifier (Relay's object identification).")
export abstract class Node {
  @Field(() => ID, 'The global id. It is opaque. Pass it to `node` to fetch the object.')
  id!: string;

  @Field(
    () => String,
    'The URL of its page: https://example.org/visits/kim-jong-un-china-2018. For an object without a page of its own, such as an office, the URL of its entry on another page. If the server does not know its public URL, only the path: resolve it against the URL of the API.',
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
    'The `kind` as a string, such as STATE for a state visit. Unlike `kind`, whose type differs, it can be selected on objects of several types at once. Null if the object has no kind, or if it is not recorded.',
  )(prototype, name);
  derive(expression(kindName))(prototype, name);
}

@InterfaceType('An object that a search can find, with a stable name for URLs and a label for display.', {
  implements: Node,
})
export abstract class Labelled extends Node {
  @Field(() => String, 'The unique and stable name for URLs.')
  slug!: string;

  @KindName
  kindName!: string | null;
}

/** Its citations are declared in citation.type.ts: types refer to this class as they load, so it must load first. */
@InterfaceType('A fact with citations: the passages that report it.', { implements: Node })
export abstract class Cited extends Node {}

/** The feature that reads disagreements adds them. */
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
    'The label for display: the name or title, the text of a statement, or the words of a paragraph. The label of a part or an office also names the visit, event or person: “Foreign Minister, Ri Yong-ho”.',
  )(prototype, 'label');
  derive(expression(label))(prototype, 'label');
}
