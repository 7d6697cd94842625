import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { countries as shortNames, type TCountryCode } from 'countries-list';
import variants from 'i18n-iso-countries';
import { iso31661 } from 'iso-3166';
import { parse } from 'yaml';
import { z } from 'zod';
import { slugOf } from '../../src/claims/slug.js';
import { fold } from '../../src/db/fold.js';

export interface CountryReference {
  /** Of the name, unique: north-korea. */
  slug: string;
  /** ISO 3166-1 alpha-2; null for a state that it does not list. */
  code: string | null;
  /** As people say it in English: North Korea. */
  name: string;
  /** Null where there is none, or where it is contested. */
  officialName: string | null;
  /** Other names, the official one among them; none is the name, and none, folded, is also another country's. */
  aliases: string[];
}

/** Beside the build as beside the source: the compiler leaves it where it is. */
const FILE = join(dirname(createRequire(import.meta.url).resolve('#package.json')), 'seed/reference/countries.yaml');

const CODES = iso31661.map(({ alpha2 }) => alpha2);

const name = z.string().min(1);
const byCode = <Value extends z.ZodType>(value: Value) => z.partialRecord(z.enum(CODES), value);
const ownNames = z.strictObject({
  names: byCode(name),
  unused: z.array(name),
  officialNames: byCode(name),
  aliases: byCode(z.array(name)),
  unlisted: z.array(z.strictObject({ name, officialName: name.optional(), aliases: z.array(name).default([]) })),
});

/** All of ISO 3166-1, and the states beyond it that visits name; by name, whatever the case and diacritics. */
export function countries(): CountryReference[] {
  const own = ownNames.parse(parse(readFileSync(FILE, 'utf8')));
  const listed = iso31661.map(({ alpha2: code, name: isoName }) => {
    const { name: shortName, alias = [] } = shortNames[code as TCountryCode];
    const others = [shortName, ...alias, isoName, ...variants.getName(code, 'en', { select: 'all' })!];
    return country(code, own.names[code] ?? shortName, own.officialNames[code], [
      ...(own.aliases[code] ?? []),
      ...others.filter((other) => !own.unused.includes(other)),
    ]);
  });
  const unlisted = own.unlisted.map(({ name, officialName, aliases }) => country(null, name, officialName, aliases));
  return [...listed, ...unlisted].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}

function country(
  code: string | null,
  name: string,
  officialName: string | undefined,
  aliases: string[],
): CountryReference {
  const spellings = [name, officialName ?? name, ...aliases].flatMap(bothApostrophes);
  return {
    slug: slugOf(name),
    code,
    name,
    officialName: officialName ?? null,
    aliases: [...new Set(spellings)].filter((spelling) => spelling !== name),
  };
}

/** Filters on a whole name take letters as they are, and the press prints ’ where keyboards have '. */
function bothApostrophes(name: string): string[] {
  return [name, name.replaceAll("'", '’')];
}
