import { getMetadataStorage, Int } from 'type-graphql';
import { z } from 'zod';
import { claimFields, type ClaimField } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { ends, requireColumn } from '../../query/model.js';
import { capitalize } from '../../shared/capitals.js';
import { Field, objectType } from '../described.js';
import { One } from './relations.js';

/**
 * Adds the fields of a kind that the class does not declare, with the descriptions of the kind: values, and rows that it
 * refers to. Dates, links and identifiers are declared in the class. @throws Error if a field has no column
 */
export function ClaimedFields({ shape, model }: Pick<Kind, 'shape' | 'model'>): ClassDecorator {
  return (target) => {
    const declared = getMetadataStorage().fields.flatMap((field) => (field.target === (target as object) ? [field.name] : []));
    for (const field of claimFields(shape)) {
      const { name, isDate, isMap, links } = field;
      if (name === 'cite' || isDate || isMap || links || declared.includes(name)) continue;
      addField(target.prototype as object, model, field);
    }
  };
}

function addField(prototype: object, model: string, field: ClaimField): void {
  const { name, refersTo, isList } = field;
  const column = requireColumn(model, refersTo === undefined ? name : `${name}Id`, `${model}.${name}`);
  const nullable = column.nullable === true;
  const description = `${withoutSlug(field.description!)}${nullable ? ' Null if it is not recorded.' : ''}`;
  if (refersTo !== undefined) One(() => objectType(ends(model, `${name}Id`).model), description)(prototype, name);
  else Field(() => (isList ? [scalar(field)] : scalar(field)), description, { nullable })(prototype, name);
}

/** A claim refers to objects by slug; the API returns the object itself. */
function withoutSlug(description: string): string {
  return capitalize(description.replace(/^The slug of /, ''));
}

function scalar({ type }: ClaimField): object {
  if (type instanceof z.ZodEnum) return type.def.entries; // as it was registered
  return type instanceof z.ZodNumber ? Int : String;
}
