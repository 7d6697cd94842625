import type { PrismaClient } from '../../../db/generated/client.js';
import type { NamedCountry } from '../../../model/countries/country.js';
import { knownCountries } from '../../../store/rows/known-countries.js';

/** Returns the countries with all their names, for resolving printed names. */
export async function namedCountries(prisma: Pick<PrismaClient, 'country' | '$queryRaw'>): Promise<NamedCountry[]> {
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
