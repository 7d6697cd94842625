import type { Region, Subregion } from '../../model/generated/enums.js';
import type { NamedCountry } from '../../model/countries/country.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { identifierList, type Identifiers } from '../../model/identifiers.js';
import type { Prisma, PrismaClient } from '../../db/generated/client.js';
import { foldedFrom } from '../rows/columns.js';
import { idSequence } from '../../shared/id-sequence.js';
import type { ImportCounts } from './report.js';
import { canonicalJson, rowChanges } from '../rows/row.js';
import { insert } from '../rows/rows.js';
import { timeOfWrite, writeTransaction, type Tx } from '../transaction.js';

export interface ReferenceCountry extends NamedCountry {
  officialName: string | null;
  aliases: string[];
  /** Whether the country is a state rather than a territory of another. */
  sovereign: boolean;
  region: Region | null;
  subregion: Subregion | null;
  identifiers?: Identifiers;
  /** The codes in the Correlates of War and Gleditsch–Ward state lists, and when each code applies, as EDTF intervals. */
  cow: number | null;
  cowYears: string[];
  gw: number | null;
  gwYears: string[];
}

/** Stores the countries. Existing rows keep their ids: they are matched by code, or by slug if they have no code. */
export async function storeCountries(prisma: PrismaClient, countries: ReferenceCountry[]): Promise<ImportCounts> {
  return writeTransaction(prisma, async (tx) => {
    const stored = await tx.country.findMany();
    const nextId = idSequence();
    const wanted = countries.map((country): Prisma.CountryCreateManyInput & { id: string } => {
      const { code, code3, slug, name, officialName, aliases, sovereign, region, subregion } = country;
      const { identifiers = {}, start, end, cow, cowYears, gw, gwYears } = country;
      const before = stored.find((row) => (code === null ? row.slug === slug : row.code === code));
      return {
        ...{ id: before?.id ?? nextId(), code, code3, slug, name, officialName, aliases },
        ...{ sovereign, region, subregion, cow, cowYears, gw, gwYears },
        ...{
          namesFolded: foldedFrom('names', { name, aliases, officialName })!,
          identifiers: identifierList(identifiers),
          ...dateColumns('start', start),
          ...dateColumns('end', end),
        },
      };
    });
    const { create, update } = rowChanges(stored, wanted);
    const updatedAt = await timeOfWrite(tx);
    const created = create.map((country) => ({ ...country, updatedAt }));
    await insert(tx, 'Country', created);
    const ids = new Map(wanted.map(({ slug, id }) => [slug, id]));
    const changed = new Set(update.map(({ id }) => id));
    for (const id of await storeNames(tx, countries, ids, nextId)) changed.add(id);
    for (const id of await storeSuccessions(tx, countries, ids)) changed.add(id);
    for (const { id } of create) changed.delete(id);
    const data = new Map(update.map((each) => [each.id, each.data]));
    for (const id of changed) {
      const recorded = { version: { increment: 1 }, updatedAt };
      await tx.country.update({ where: { id }, data: { ...data.get(id), ...recorded } });
    }
    return { created: create.length, updated: changed.size, deleted: 0 };
  });
}

/** Returns the ids of the countries whose names differ. */
async function storeNames(tx: Tx, countries: ReferenceCountry[], ids: Map<string, string>, nextId: () => string) {
  const stored = await tx.countryName.findMany({ omit: { id: true } });
  const wanted = countries.flatMap(({ slug, names }) =>
    names.map(({ name, start, end }, ordinal) => ({
      ...{ countryId: ids.get(slug)!, name, ordinal },
      ...{ ...dateColumns('start', start), ...dateColumns('end', end) },
    })),
  );
  const changed = differing(stored, wanted, ({ countryId }) => countryId);
  await tx.countryName.deleteMany({ where: { countryId: { in: changed } } });
  const rows = wanted.filter(({ countryId }) => changed.includes(countryId)).map((row) => ({ id: nextId(), ...row }));
  await insert(tx, 'CountryName', rows);
  return changed;
}

/** Returns the ids of the countries whose predecessors or successors differ. */
async function storeSuccessions(tx: Tx, countries: ReferenceCountry[], ids: Map<string, string>) {
  const stored = await tx.countrySuccession.findMany();
  const wanted = countries.flatMap(({ slug, successors }) =>
    successors.map((successor) => ({ predecessorId: ids.get(slug)!, successorId: ids.get(successor)! })),
  );
  const changed = new Set([
    ...differing(stored, wanted, ({ predecessorId }) => predecessorId),
    ...differing(stored, wanted, ({ successorId }) => successorId),
  ]);
  if (changed.size > 0) {
    await tx.countrySuccession.deleteMany();
    await insert(tx, 'CountrySuccession', wanted);
  }
  return changed;
}

/** Returns the keys whose rows differ between the two lists. The order of rows does not matter. */
function differing<Row extends object>(stored: Row[], wanted: Row[], key: (row: Row) => string): string[] {
  const [before, after] = [textsByKey(stored, key), textsByKey(wanted, key)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((each) => before.get(each) !== after.get(each));
}

function textsByKey<Row extends object>(rows: Row[], key: (row: Row) => string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [text, row] of rows.map((row) => [canonicalJson(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1))) {
    texts.set(key(row), `${texts.get(key(row)) ?? ''}${text}`);
  }
  return texts;
}

function dateColumns<Prefix extends string>(prefix: Prefix, edtf: string | null) {
  const date = edtf === null ? null : parsePartialDate(edtf);
  return {
    [`${prefix}Edtf`]: edtf,
    [`${prefix}Precision`]: date?.precision ?? null,
    [`${prefix}Earliest`]: date?.earliest ?? null,
    [`${prefix}Latest`]: date?.latest ?? null,
  };
}
