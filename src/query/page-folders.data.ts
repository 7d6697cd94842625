import { KINDS, slugColumn } from '../model/kinds/kinds.js';

// The first parts of the paths of objects on the site, by their types: each kind by its plural.

const bySlug = KINDS.filter((kind) => slugColumn(kind) === 'slug');
const byId = KINDS.filter((kind) => !bySlug.includes(kind));

/** Those of types whose objects are named by slug: /visits/kim-jong-un-china-2018. */
export const FOLDERS: Readonly<Record<string, string>> = { Country: 'countries', ...pluralsOf(bySlug) };

/** Those of types whose objects are named by global id. Passages (Citation, Paragraph) have pages below their source's. */
export const FOLDERS_BY_ID: Readonly<Record<string, string>> = { Disagreement: 'disagreements', ...pluralsOf(byId) };

function pluralsOf(kinds: typeof KINDS): Record<string, string> {
  return Object.fromEntries(kinds.map(({ model, plural }) => [model, plural]));
}
