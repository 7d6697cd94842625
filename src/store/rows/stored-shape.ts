import { shape } from '../../db/generated/shape.js';

const models: Record<string, { columns: object }> = shape;

/** The columns of a model, in the order of prisma/schema.prisma. */
export function columnsOf(model: string): string[] {
  return Object.keys(models[model]!.columns);
}
