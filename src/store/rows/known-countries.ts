import type { Countries, CountryRecord } from '../../model/countries/country.js';
import type { PrismaClient } from '../../db/generated/client.js';

type CountryRow = [id: string, slug: string, name: string, start: string | null, end: string | null];
type Succession = [predecessorId: string, successorId: string];

/** Returns the countries that annotations may refer to. Every edit reads them, so they are returned in a single row, as JSON. */
export async function knownCountries(prisma: Pick<PrismaClient, '$queryRaw'>): Promise<Countries> {
  const [row] = await prisma.$queryRaw<[{ countries: CountryRow[]; successions: Succession[] }]>`SELECT
    (SELECT COALESCE(json_agg(json_build_array("id", "slug", "name", "startEdtf", "endEdtf")), '[]') FROM "Country") AS "countries",
    (SELECT COALESCE(json_agg(json_build_array("predecessorId", "successorId")), '[]') FROM "CountrySuccession") AS "successions"`;
  const known = new Map(
    row.countries.map(([id, slug, name, start, end]) => {
      const country: CountryRecord = { slug, name, start, end, predecessors: [], successors: [] };
      return [id, country];
    }),
  );
  for (const [predecessorId, successorId] of row.successions) {
    const [predecessor, successor] = [known.get(predecessorId)!, known.get(successorId)!];
    predecessor.successors.push(successor.slug);
    successor.predecessors.push(predecessor.slug);
  }
  return new Map([...known.values()].map((country) => [country.slug, country]));
}
