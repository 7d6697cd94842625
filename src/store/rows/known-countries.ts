import type { Countries } from '../../claims/countries/country.js';
import type { NamedCountry } from '../../claims/countries/resolve-country.js';
import type { PrismaClient } from '../../db/generated/client.js';

// The stored countries, for reading annotations and mappings.

type Reader = Pick<PrismaClient, 'country'>;
const SLUG = { select: { slug: true } } as const;

/** The countries to which annotations may refer. */
export async function knownCountries(prisma: Reader): Promise<Countries> {
  const countries = await prisma.country.findMany({
    select: {
      ...{ slug: true, name: true, startEdtf: true, endEdtf: true },
      ...{ origins: { select: { predecessor: SLUG } }, successions: { select: { successor: SLUG } } },
    },
  });
  return new Map(
    countries.map(({ slug, name, startEdtf: start, endEdtf: end, origins, successions }) => {
      const predecessors = origins.map(({ predecessor }) => predecessor.slug);
      const successors = successions.map(({ successor }) => successor.slug);
      return [slug, { slug, name, start, end, predecessors, successors }];
    }),
  );
}

/** The countries with all their names, to resolve printed ones. */
export async function namedCountries(prisma: Reader): Promise<NamedCountry[]> {
  const known = await knownCountries(prisma);
  const countries = await prisma.country.findMany({
    select: { slug: true, code: true, code3: true, names: { orderBy: { ordinal: 'asc' } } },
  });
  return countries.map(({ slug, names, ...codes }) => ({
    ...known.get(slug)!,
    ...codes,
    names: names.map(({ name, startEdtf: start, endEdtf: end }) => ({ name, start, end })),
  }));
}
