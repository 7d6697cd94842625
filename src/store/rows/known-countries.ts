import type { Countries, CountryRecord, NamedCountry } from '../../model/countries/country.js';
import type { PrismaClient } from '../../db/generated/client.js';

// Reads the stored countries, for annotations and mappings.

type Reader = Pick<PrismaClient, 'country' | 'countrySuccession'>;

/**
 * Returns the countries that annotations may refer to. Every edit reads them: two flat queries take a third of the time of
 * one with relations.
 */
export async function knownCountries(prisma: Reader): Promise<Countries> {
  const countries = await prisma.country.findMany({
    select: { id: true, slug: true, name: true, startEdtf: true, endEdtf: true },
  });
  const known = new Map(
    countries.map(({ id, slug, name, startEdtf: start, endEdtf: end }) => {
      const country: CountryRecord = { slug, name, start, end, predecessors: [], successors: [] };
      return [id, country];
    }),
  );
  for (const { predecessorId, successorId } of await prisma.countrySuccession.findMany()) {
    const [predecessor, successor] = [known.get(predecessorId)!, known.get(successorId)!];
    predecessor.successors.push(successor.slug);
    successor.predecessors.push(predecessor.slug);
  }
  return new Map([...known.values()].map((country) => [country.slug, country]));
}

/** Returns the countries with all their names, for resolving printed names. */
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
