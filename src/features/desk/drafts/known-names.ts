import { fold } from '../../../model/fold.js';
import type { Database } from '../../../db/database.js';
import type { Known } from '../../drafting/names/known.js';
import { namedCountries } from '../../mapping/store/named-countries.js';

/**
 * The maximum number of people and of organizations to read. Even in a large store, the words of one text match fewer names.
 */
const MOST = 20_000;
const BETWEEN_WORDS = '[[:space:].-]+';
/** Words that begin both sentences and names, and are not names by themselves. */
const IN_ANY_NAME = new Set(['the', 'and', 'for', 'from', 'of']);

/**
 * Returns all countries, the stored people and organizations whose names share a word with the text, and the outlet. Compares
 * each word with `ANY`, which PostgreSQL hashes, because `&&` on arrays takes a second for 20,000 people and a long text.
 */
export async function knownNames({ prisma }: Pick<Database, 'prisma'>, text: string, outlet: string | null): Promise<Known> {
  const words = wordsOf(text);
  const people = await prisma.$queryRaw<Known['people']>`
    SELECT p."slug", p."name", p."aliases", c."slug" AS "country",
      ARRAY(SELECT DISTINCT o."title" FROM "Position" o WHERE o."personId" = p."id" ORDER BY 1) AS "titles"
    FROM "Person" p LEFT JOIN "Country" c ON c."id" = p."countryId"
    WHERE EXISTS (
      SELECT FROM regexp_split_to_table(p."namesFolded", ${BETWEEN_WORDS}) AS word WHERE word = ANY(${words}::text[])
    ) ORDER BY p."slug" LIMIT ${MOST}`;
  const organizations = await prisma.$queryRaw<Known['organizations']>`
    SELECT o."slug", o."name", o."aliases", o."abbreviation", o."kind"::text, c."slug" AS "country"
    FROM "Organization" o LEFT JOIN "Country" c ON c."id" = o."countryId"
    WHERE o."slug" = ${outlet} OR EXISTS (
      SELECT FROM regexp_split_to_table(o."namesFolded", ${BETWEEN_WORDS}) AS word WHERE word = ANY(${words}::text[])
    ) ORDER BY o."slug" LIMIT ${MOST}`;
  return { people, organizations, countries: await namedCountries(prisma) };
}

/** Returns the words of a text that may be part of a name, since they do not begin in lower case, folded like stored names. */
function wordsOf(text: string): string[] {
  const found = text.matchAll(/(?<![\p{L}\p{M}])(?!\p{Ll})\p{L}[\p{L}\p{M}\p{N}’'-]+/gu);
  const words = new Set([...found].flatMap(([word]) => fold(word).split('-')));
  return [...words].filter((word) => !IN_ANY_NAME.has(word));
}
