import { models } from '../../db/generated/stored-models.js';

/** Formats columns as a SQL list. */
export const quotedColumns = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

const columnsOf = (model: string) =>
  (models as Record<string, { columns: Record<string, { type: string; generated?: true }> }>)[model]!.columns;

/** Returns the columns of a model that can be written, in the order of the Prisma schema. */
export function storedColumns(model: string): string[] {
  return Object.entries(columnsOf(model)).flatMap(([column, { generated }]) => (generated ? [] : [column]));
}

/** Returns the SQL type of a column. */
export const columnType = (model: string, column: string): string => columnsOf(model)[column]!.type;
