import { models } from '../../db/generated/stored-models.js';

/** Formats columns as a SQL list. */
export const quotedColumns = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** Returns the columns of a model that can be written, in the order of the Prisma schema. */
export function storedColumns(model: string): string[] {
  const { columns } = (models as Record<string, { columns: Record<string, { generated?: true }> }>)[model]!;
  return Object.keys(columns).filter((column) => !columns[column]!.generated);
}
