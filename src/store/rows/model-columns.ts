import { models } from '../../db/generated/stored-models.js';

/** Formats columns as a SQL list. */
export const quotedColumns = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** Returns the columns of a model, in the order of the Prisma schema. */
export function storedColumns(model: string): string[] {
  return Object.keys((models as Record<string, { columns: object }>)[model]!.columns);
}
