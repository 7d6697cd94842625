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
  /** Unique, made from the name: north-korea. */
  slug: string;
  /** ISO 3166-1 alpha-2; null for a state that it does not list. */
  code: string | null;
  /** The common English name: North Korea. */
  name: string;
  /** Null if there is none, or if it is contested. */
  officialName: string | null;
  /** Other names, including the official one. None equals `name`; none, folded, is another country's name. */
  aliases: string[];
}

/** Found from the package's root, since the build does not copy YAML files. */
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

/** All of ISO 3166-1, and further states that visits name; sorted by name, ignoring case and diacritics. */
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

/** Filters on a whole name compare letters exactly, and the press prints ’ where keyboards have '. */
function bothApostrophes(name: string): string[] {
  return [name, name.replaceAll("'", '’')];
}
