import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { z } from 'zod';
import { parsePartialDate } from '../../src/model/dates/partial-date.js';
import { SUBREGIONS } from '../../src/model/countries/regions.js';
import type { Subregion } from '../../src/model/generated/enums.js';
import { identifiers } from '../../src/model/kinds/fields.js';
import { toSlug } from '../../src/model/slug.js';
import type { ReferenceCountry } from '../../src/store/import/countries.js';
import { ROOT } from '../../src/shared/root.js';

/** Located from the package root, since the build does not copy YAML files. */
const FILE = join(ROOT, 'seed/reference/countries.yaml');
const CODES = join(ROOT, 'seed/reference/state-codes.csv');

const name = z.string().min(1);
const edtf = z.string().refine((text) => parsePartialDate(text) !== null, 'is not EDTF');
/** from/to. Either may be missing. */
const years = z.string().transform((text) => {
  const [start = '', end = ''] = text.split('/');
  return { start: start === '' ? null : edtf.parse(start), end: end === '' ? null : edtf.parse(end) };
});
const SUBREGIONS_BY_NAME = new Map((Object.keys(SUBREGIONS) as Subregion[]).map((each) => [SUBREGIONS[each].name, each]));
const subregion = z.enum([...SUBREGIONS_BY_NAME.keys()]).transform((name) => SUBREGIONS_BY_NAME.get(name)!);
const state = z.strictObject({
  name,
  code: z.string().length(2).nullable().default(null),
  code3: z.string().length(3).nullable().default(null),
  subregion: subregion.nullable().default(null),
  territory: z.literal(true).optional(),
  officialName: name.nullable().default(null),
  aliases: z.array(name).default([]),
  start: edtf.nullable().default(null),
  end: edtf.nullable().default(null),
  successors: z.array(name).default([]),
  years: z.record(name, years).default({}),
  identifiers: identifiers(),
});

/**
 * Returns all countries of ISO 3166-1 and further states that visits refer to, sorted by name, ignoring case and
 * diacritics.
 */
export function countries(): ReferenceCountry[] {
  const all = z
    .array(state)
    .parse(parse(readFileSync(FILE, 'utf8')))
    .map(country);
  const codes = stateCodes();
  return all.map((each) => ({
    ...each,
    ...codesOf(each.slug, codes),
    predecessors: all.filter(({ successors }) => successors.includes(each.slug)).map(({ slug }) => slug),
  }));
}

const stateCode = z.strictObject({
  list: z.enum(['cow', 'gw']),
  code: z.coerce.number().int(),
  country: z.string(),
  from: edtf,
  to: z.literal('').or(edtf),
});

function stateCodes() {
  return z.array(stateCode).parse(parseCsv(readFileSync(CODES), { columns: true, comment: '#' }));
}

/** Returns the code of a country in each list, and when it has it. */
function codesOf(slug: string, codes: z.output<typeof stateCode>[]) {
  const inList = (name: string) => {
    const spells = codes.filter(({ list, country }) => list === name && country === slug);
    return { code: spells[0]?.code ?? null, years: spells.map(({ from, to }) => `${from}/${to || '..'}`) };
  };
  const [cow, gw] = [inList('cow'), inList('gw')];
  return { cow: cow.code, cowYears: cow.years, gw: gw.code, gwYears: gw.years };
}

function country({ name, officialName, aliases, territory, years, identifiers, ...rest }: z.output<typeof state>) {
  const spellings = [name, officialName ?? name, ...aliases].flatMap(bothApostrophes);
  const others = [...new Set(spellings)].filter((spelling) => spelling !== name);
  const dated = new Map(Object.entries(years).flatMap(([of, when]) => bothApostrophes(of).map((each) => [each, when] as const)));
  const [unknown] = [...dated.keys()].filter((each) => !spellings.includes(each));
  if (unknown !== undefined) throw new Error(`${name} is not called ${unknown}: add the name, or leave out its years`);
  return {
    ...rest,
    region: rest.subregion && SUBREGIONS[rest.subregion].region,
    ...{ slug: toSlug(name), name, officialName, aliases: others, sovereign: !territory, predecessors: [] as string[] },
    ...(identifiers && { identifiers }),
    names: [name, ...others].map((each) => ({ name: each, ...(dated.get(each) ?? { start: null, end: null }) })),
  };
}

/**
 * Returns a name with each kind of apostrophe: filters on a whole name compare letters exactly, and the press prints ’
 * where keyboards have '.
 */
function bothApostrophes(name: string): string[] {
  return [name, name.replaceAll("'", '’')];
}
