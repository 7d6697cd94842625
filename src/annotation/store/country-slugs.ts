import type { PrismaClient } from '../../db/generated/client.js';

/** The countries to which annotations may refer. */
export async function countrySlugs(prisma: PrismaClient): Promise<Set<string>> {
  const countries = await prisma.country.findMany({ select: { slug: true } });
  return new Set(countries.map(({ slug }) => slug));
}
