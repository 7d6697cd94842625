import type { PrismaClient } from '../db/generated/client.js';

/** All countries with everything that they are called. */
export async function countryNames(prisma: Pick<PrismaClient, 'country'>) {
  const countries = await prisma.country.findMany();
  return countries.map(({ slug, code, name, officialName, aliases }) => ({
    ...{ slug, code, name },
    names: [name, ...aliases, officialName ?? []].flat(),
  }));
}
