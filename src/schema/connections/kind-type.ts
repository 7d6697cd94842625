import { getMetadataStorage } from 'type-graphql';
import type { z } from 'zod';
import { claimFields, type ClaimField } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { CITED, ownerKind, slugColumn } from '../../model/kinds/kinds.js';
import { ends, requireColumn } from '../../query/model.js';
import { capitalize } from '../../shared/capitals.js';
import { DISPUTABLE } from '../../store/rows/disagreements.js';
import { ObjectType, objectType } from '../described.js';
import { Citable } from '../history/citable.type.js';
import { Recorded } from '../history/recorded.type.js';
import { IdentifiersField } from '../identifier.type.js';
import { Cited, Disputable, Labelled, Node } from '../node/node.type.js';
import { declareColumn } from './columns.js';
import { One } from './relations.js';

/**
 * Declares a kind's type, with its interfaces, the row that owns it, and the fields that the class does not declare. Lists
 * of links are declared in the class. Fields are described as in the kind unless other descriptions are given.
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
    if (slug && descriptions[slug]) declareColumn(prototype, model, slug, descriptions[slug]);
    for (const field of claimFields(shape)) {
      const { name, isMap, links, refersTo } = field;
      if (name === 'cite' || links || declared.includes(name)) continue;
      if (isMap) IdentifiersField(`the ${kindName} in other collections`)(prototype, name);
      else
        (refersTo === undefined ? declareColumn : declareRow)(
          prototype,
          model,
          name,
          descriptions[name] ?? described(model, field),
        );
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

/** A claim refers to objects by slug; the API returns the object itself. */
function described(model: string, { name, refersTo, isDate, description }: ClaimField): string {
  const column = name + (refersTo === undefined ? (isDate ? 'Edtf' : '') : 'Id');
  const { nullable } = requireColumn(model, column, `${model}.${name}`);
  return `${capitalize(description!.replace(/^The slug of /, ''))}${nullable ? ' Null if not recorded.' : ''}`;
}

function declareRow(prototype: object, model: string, name: string, description: string): void {
  One(() => objectType(ends(model, `${name}Id`).model), description)(prototype, name);
}
