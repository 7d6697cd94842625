import { getMetadataStorage, Int } from 'type-graphql';
import { z } from 'zod';
import { claimFields, type ClaimField } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { CITED, ownerKind, slugColumn } from '../../model/kinds/kinds.js';
import { ends, requireColumn } from '../../query/model.js';
import { capitalize } from '../../shared/capitals.js';
import { DISPUTABLE } from '../../store/rows/disagreements.js';
import { Field, ObjectType, objectType } from '../described.js';
import { Citable } from '../history/citable.type.js';
import { Recorded } from '../history/recorded.type.js';
import { IdentifiersField } from '../identifier.type.js';
import { Cited, Disputable, Labelled, Node } from '../node/node.type.js';
import { Dated, One } from './relations.js';

/**
 * Declares the type of a kind, with its interfaces, the row that owns it, and the fields that the class does not declare. Lists
 * of links are declared in the class. Fields have the descriptions of the kind unless others are given.
 * @throws Error if a field has no column, or no description
 */
export function KindType<Shape extends z.ZodObject>(
  kind: Omit<Kind, 'shape'> & { shape: Shape },
  description: string,
  given: Partial<Record<keyof Shape['shape'] | 'slug' | 'key', string>> = {},
): ClassDecorator {
  const { model, name: kindName, shape } = kind;
  const descriptions = given as Partial<Record<string, string>>;
  return (target) => {
    ObjectType(description, { implements: interfacesOf(kind) })(target);
    const prototype = target.prototype as object;
    const declared = getMetadataStorage().fields.flatMap((field) => (field.target === (target as object) ? [field.name] : []));
    const [owner, slug] = [ownerKind(kind), slugColumn(kind)];
    if (owner) declareRow(prototype, model, owner.name, `The ${owner.name}.`);
    if (slug && descriptions[slug]) Field(() => String, descriptions[slug])(prototype, slug);
    for (const field of claimFields(shape)) {
      const { name, isDate, isMap, links } = field;
      if (name === 'cite' || links || declared.includes(name)) continue;
      if (isDate) Dated(descriptions[name]!)(prototype, name);
      else if (isMap) IdentifiersField(`the ${kindName} in other collections`)(prototype, name);
      else declareValue(prototype, model, field, descriptions[name]);
    }
  };
}

function interfacesOf(kind: Kind): (typeof Node)[] {
  const { model, hasPage } = kind;
  const isAmong = (kinds: readonly { model: string }[]) => kinds.some((each) => each.model === model);
  return [
    ...(slugColumn(kind) ? [Labelled] : []),
    ...(hasPage ? [Citable] : []),
    ...(isAmong(CITED) ? [Cited] : []),
    ...(isAmong(DISPUTABLE) ? [Disputable] : []),
    ...[Node, Recorded],
  ];
}

function declareValue(prototype: object, model: string, field: ClaimField, given: string | undefined): void {
  const { name, refersTo, isList } = field;
  const column = requireColumn(model, refersTo === undefined ? name : `${name}Id`, `${model}.${name}`);
  const nullable = column.nullable === true;
  const description = given ?? `${withoutSlug(field.description!)}${nullable ? ' Null if it is not recorded.' : ''}`;
  if (refersTo !== undefined) declareRow(prototype, model, name, description);
  else Field(() => (isList ? [scalar(field)] : scalar(field)), description, { nullable })(prototype, name);
}

function declareRow(prototype: object, model: string, name: string, description: string): void {
  One(() => objectType(ends(model, `${name}Id`).model), description)(prototype, name);
}

/** A claim refers to objects by slug; the API returns the object itself. */
function withoutSlug(description: string): string {
  return capitalize(description.replace(/^The slug of /, ''));
}

function scalar({ type }: ClaimField): object {
  if (type instanceof z.ZodEnum) return type.def.entries; // as it was registered
  return type instanceof z.ZodNumber ? Int : String;
}
