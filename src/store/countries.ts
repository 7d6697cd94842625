import { fold } from '../db/fold.js';
import type { Prisma, PrismaClient } from '../db/generated/client.js';
import type { Counts } from './report.js';
import { changesOf } from './row.js';
import { idSequence } from './id-sequence.js';

/** A country of the reference data. */
export interface ReferenceCountry {
  /** ISO 3166-1 alpha-2; null for a state that it does not list. */
  code: string | null;
  slug: string;
  name: string;
  officialName: string | null;
  aliases: string[];
}

/** The countries to which annotations may refer. */
export async function countrySlugs(prisma: Pick<PrismaClient, 'country'>): Promise<Set<string>> {
  const countries = await prisma.country.findMany({ select: { slug: true } });
  return new Set(countries.map(({ slug }) => slug));
}

/** Stores the countries. Stored ones keep their ids; they are found by code, or by slug if they have none. */
export async function storeCountries(prisma: PrismaClient, countries: ReferenceCountry[]): Promise<Counts> {
  return prisma.$transaction(async (tx) => {
    const stored = await tx.country.findMany();
    const nextId = idSequence();
    const wanted = countries.map((country): Prisma.CountryCreateManyInput & { id: string } => {
      const { code, slug, name, officialName, aliases } = country;
      const before = stored.find((row) => (code === null ? row.slug === slug : row.code === code));
      const names = [name, ...aliases, ...(officialName === null ? [] : [officialName])];
      return {
        id: before?.id ?? nextId(),
        code,
        slug,
        name,
        officialName,
        aliases,
        namesFolded: fold(names.join('\n')),
      };
    });
    const { create, update } = changesOf(stored, wanted);
    await tx.country.createMany({ data: create });
    for (const { id, data } of update) await tx.country.update({ where: { id }, data });
    return { created: create.length, updated: update.length, deleted: 0 };
  });
}
