import { Float, ID, Int } from 'type-graphql';
import * as enums from '../../model/generated/enums.js';
import { findColumn, requireColumn } from '../../query/model.js';
import { dateTime } from '../../query/sql/date-time.sql.js';
import { Stored } from '../../query/stored-as.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { Field } from '../described.js';
import { Dated } from './relations.js';

const SCALARS: Partial<Record<string, object>> = {
  ...{ bool: Boolean, float8: Float, int: Int, text: String, timestamptz: GraphQLDateTime, uuid: ID },
};

/**
 * Declares fields for columns, or partial dates, of the model that the class is named after. Their types come from the
 * model.
 * @throws Error if there is no such column
 */
export function Columns(descriptions: Readonly<Record<string, string>>): ClassDecorator {
  return ({ name: model, prototype }) => {
    for (const [name, description] of Object.entries(descriptions)) declareColumn(prototype as object, model, name, description);
  };
}

export function declareColumn(prototype: object, model: string, name: string, description: string): void {
  if (findColumn(model, `${name}Edtf`)) return Dated(description)(prototype, name);
  const { type, list, nullable = false } = requireColumn(model, name, `${model}.${name}`);
  const scalar = SCALARS[type] ?? (enums as unknown as Record<string, object>)[type.slice(1, -1)]!;
  Field(() => (list ? [scalar] : scalar), description, { nullable })(prototype, name);
  if (type === 'timestamptz') Stored(dateTime(name))(prototype, name);
}
