import { Prisma } from '../db/generated/client.js';

const enums = Prisma as unknown as Record<string, Record<string, string> | undefined>;

/** The columns of a model, in the order of prisma/schema.prisma. */
export function columnsOf(model: string): string[] {
  return Object.keys(enums[`${model}ScalarFieldEnum`]!);
}
