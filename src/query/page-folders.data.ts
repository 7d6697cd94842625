import { KINDS, slugColumn } from '../model/kinds/kinds.js';

// The first path segment of an object's page on the site, by type. Each kind uses its plural.

const bySlug = KINDS.filter((kind) => slugColumn(kind) === 'slug');
const byId = KINDS.filter((kind) => !bySlug.includes(kind));

/** Types whose page URLs contain the slug, such as /visits/kim-jong-un-china-2018. */
export const FOLDERS: Readonly<Record<string, string>> = { Country: 'countries', ...pluralsOf(bySlug) };

/** Types whose page URLs contain the global id. Passages (Citation, Paragraph) have pages below their source's page. */
export const FOLDERS_BY_ID: Readonly<Record<string, string>> = { Disagreement: 'disagreements', ...pluralsOf(byId) };

/** Types whose objects each have a page of their own. */
export const TYPES_WITH_PAGES: readonly string[] = ['Country', ...KINDS.flatMap(({ model, hasPage }) => (hasPage ? model : []))];

function pluralsOf(kinds: typeof KINDS): Record<string, string> {
  return Object.fromEntries(kinds.map(({ model, plural }) => [model, plural]));
}
