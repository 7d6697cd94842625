import { models } from '../../db/generated/stored-models.js';

/** The columns as SQL lists them. */
export const quotedColumns = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** The columns of a model, in the order of its file in prisma. */
export function storedColumns(model: string): string[] {
  return Object.keys((models as Record<string, { columns: object }>)[model]!.columns);
}
