import { Prisma } from '../../db/generated/client.js';
import { literal } from '../../query/sql/identifier.js';

/** The pattern of names of columns and elements in which the editors of a data set track their own work. */
export const INTERNAL_FIELD = '(?:created|(?:last[ _-])?(?:modified|updated|changed|edited))[ _-](?:by|at|on|date|datetime|time)';

const internalElements = literal(`<${INTERNAL_FIELD}>[^<]*</${INTERNAL_FIELD}>`);
const names = Prisma.sql`array_to_string(name || aliases, ' · ')`;
const places = Prisma.sql`array_to_string(places, ' · ')`;
const note = Prisma.sql`note`;

/** The texts searched for each type, name or title first. Headlines are excerpts of them; the vectors are stored. */
export const searched = {
  Person: [names],
  Organization: [Prisma.sql`concat_ws(' · ', name, abbreviation, NULLIF(array_to_string(aliases, ' · '), ''))`],
  Country: [names],
  Visit: [Prisma.sql`title`, places, note],
  Event: [Prisma.sql`title`, places, note],
  Statement: [Prisma.sql`text`],
  Topic: [Prisma.sql`name`],
  Source: [Prisma.sql`title`],
  Paragraph: [Prisma.sql`regexp_replace(exact, ${internalElements}, ' ', 'gi')`],
};

export type SearchedType = keyof typeof searched;

export const searchedTypes = Object.keys(searched) as SearchedType[];

/** Types that are also found by the beginning of a name. Countries are not: Niger must not find Nigeria. */
export const begunTypes: ReadonlySet<SearchedType> = new Set(['Person', 'Organization']);

/** The searched types, by upper-case name. */
export const SearchType = Object.fromEntries(searchedTypes.map((type) => [type.toUpperCase(), type])) as Record<
  Uppercase<SearchedType>,
  SearchedType
>;
