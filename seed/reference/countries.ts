import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countries as shortNames, type TCountryCode } from 'countries-list';
import variants from 'i18n-iso-countries';
import { iso31661, iso31663 } from 'iso-3166';
import { parse } from 'yaml';
import { z } from 'zod';
import { parsePartialDate } from '../../src/model/dates/partial-date.js';
import { identifiers as identifiersOf } from '../../src/model/kinds/fields.js';
import type { Identifiers } from '../../src/model/identifiers.js';
import { slugOf } from '../../src/model/slug.js';
import { fold } from '../../src/model/fold.js';
import type { ReferenceCountry } from '../../src/store/import/countries.js';
import { ROOT } from '../../src/shared/root.js';

/** Found from the package's root, since the build does not copy YAML files. */
const FILE = join(ROOT, 'seed/reference/countries.yaml');

const CODES = iso31661.map(({ alpha2 }) => alpha2);

const name = z.string().min(1);
const edtf = z.string().refine((text) => parsePartialDate(text) !== null, 'is not EDTF');
/** From/to, either of which may be missing. */
const years = z.string().transform((text) => {
  const [start = '', end = ''] = text.split('/');
  return { start: start === '' ? null : edtf.parse(start), end: end === '' ? null : edtf.parse(end) };
});
const byCode = <Value extends z.ZodType>(value: Value) => z.partialRecord(z.enum(CODES), value);
const ownNames = z.strictObject({
  names: byCode(name),
  unused: z.array(name),
  territories: z.array(z.enum(CODES)),
  officialNames: byCode(name),
  aliases: byCode(z.array(name)),
  start: byCode(edtf),
  years: byCode(z.record(name, years)),
  left: byCode(z.array(name)),
  identifiers: byCode(identifiersOf()),
  unlisted: z.array(
    z.strictObject({
      name,
      iso: name.optional(),
      territory: z.literal(true).optional(),
      officialName: name.optional(),
      aliases: z.array(name).default([]),
      start: edtf.optional(),
      end: edtf.optional(),
      successors: z.array(name).default([]),
      years: z.record(name, years).default({}),
      identifiers: identifiersOf(),
    }),
  ),
});

/** All of ISO 3166-1, and further states that visits name; sorted by name, ignoring case and diacritics. */
export function countries(): ReferenceCountry[] {
  const own = ownNames.parse(parse(readFileSync(FILE, 'utf8')));
  const listed = iso31661.map(({ alpha2: code, alpha3: code3, name: isoName }) => {
    const { name: shortName, alias = [] } = shortNames[code as TCountryCode];
    const others = [shortName, ...alias, isoName, ...variants.getName(code, 'en', { select: 'all' })!];
    return country({
      ...{ code, code3, name: own.names[code] ?? shortName, officialName: own.officialNames[code] },
      aliases: [...(own.aliases[code] ?? []), ...others.filter((other) => !own.unused.includes(other))],
      sovereign: !own.territories.includes(code),
      ...{ start: own.start[code], successors: own.left[code] ?? [], years: own.years[code] ?? {} },
      identifiers: own.identifiers[code],
    });
  });
  const unlisted = own.unlisted.map(({ iso, territory, ...state }) =>
    country({ ...state, code: null, code3: formerCode(iso), sovereign: !territory }),
  );
  const all = [...listed, ...unlisted].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
  return all.map((each) => ({
    ...each,
    predecessors: all.filter(({ successors }) => successors.includes(each.slug)).map(({ slug }) => slug),
  }));
}

interface State {
  code: string | null;
  code3: string | null;
  name: string;
  sovereign: boolean;
  officialName?: string | undefined;
  aliases: string[];
  start?: string | undefined;
  end?: string | undefined;
  successors: string[];
  years: Record<string, z.output<typeof years>>;
  identifiers?: Identifiers | undefined;
}

function country({ code, code3, name, sovereign, officialName, aliases, start, end, successors, years, identifiers }: State) {
  const spellings = [name, officialName ?? name, ...aliases].flatMap(bothApostrophes);
  const others = [...new Set(spellings)].filter((spelling) => spelling !== name);
  const dated = new Map(Object.entries(years).flatMap(([of, when]) => bothApostrophes(of).map((each) => [each, when] as const)));
  const [unknown] = [...dated.keys()].filter((each) => !spellings.includes(each));
  if (unknown !== undefined) throw new Error(`${name} is not called ${unknown}: add the name, or leave out its years`);
  return {
    ...{ slug: slugOf(name), code, code3, name, officialName: officialName ?? null, aliases: others, sovereign },
    ...{ start: start ?? null, end: end ?? null, successors, predecessors: [] as string[] },
    ...(identifiers && { identifiers }),
    names: [name, ...others].map((each) => ({ name: each, ...(dated.get(each) ?? { start: null, end: null }) })),
  };
}

/** The alpha-3 code that a state had, by its key in ISO 3166-3. */
function formerCode(iso: string | undefined): string | null {
  if (iso === undefined) return null;
  const entry = iso31663.find(({ alpha4 }) => alpha4 === iso);
  if (!entry) throw new Error(`${iso} is not in ISO 3166-3`);
  return entry.from.alpha3;
}

/** Filters on a whole name compare letters exactly, and the press prints ’ where keyboards have '. */
function bothApostrophes(name: string): string[] {
  return [name, name.replaceAll("'", '’')];
}
