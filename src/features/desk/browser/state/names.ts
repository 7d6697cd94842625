import { fold } from '../../../../model/fold.js';
import { capitalize } from '../../../../shared/capitals.js';
import { ROYAL, TITLES } from '../../../drafting/names/name-words.js';
import { entryCollection, OWNED, slugIn } from './annotation-cells.js';
import type { Cells, Fields } from './cells.js';

/** Normalizes a name for comparison. */
export const foldName = (name: string): string =>
  fold(name)
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();

export function entriesIn(cells: Cells, collection: string): { entry: string; slug: string; fields: Fields }[] {
  return [...cells].flatMap(([entry, fields]) =>
    entryCollection(entry) === collection && entry !== collection ? [{ entry, slug: slugIn(entry), fields }] : [],
  );
}

/** Returns the delegates of a visit, or the participants of an event. */
export function ownedEntries(cells: Cells, owner: string): ReturnType<typeof entriesIn> {
  const list = OWNED.get(entryCollection(owner));
  return list === undefined ? [] : entriesIn(cells, list).filter(({ fields }) => fields['of'] === slugIn(owner));
}

export function allNames({ name, aliases, abbreviation }: Fields): string[] {
  const others = Array.isArray(aliases) ? aliases : [];
  return [name, abbreviation, ...(others as unknown[])].filter((each): each is string => typeof each === 'string');
}

/**
 * Returns the slug of the only entry with this name or, for a single word, of the only entry whose name contains it. A title
 * may precede the name.
 */
export function slugNamed(cells: Cells, collection: string, words: string): string | null {
  return (
    slugCalled(cells, collection, words) ??
    (collection === 'people' ? slugCalled(cells, collection, withoutTitle(words).name) : null)
  );
}

function slugCalled(cells: Cells, collection: string, words: string): string | null {
  const wanted = foldName(words);
  if (wanted === '') return null;
  const all = entriesIn(cells, collection).map(({ slug, fields }) => ({ slug, names: allNames(fields).map(foldName) }));
  const exact = all.filter(({ names }) => names.includes(wanted));
  if (exact.length > 0) return exact.length === 1 ? exact[0]!.slug : null;
  if (/\s/.test(words.trim())) return null;
  const partly = all.filter(({ names }) => names.some((name) => ` ${name} `.includes(` ${wanted} `)));
  return partly.length === 1 ? partly[0]!.slug : null;
}

/** "his wife, Efua": the relation is not part of the name. */
const RELATION =
  /^(?:(?:by|with|and) )?(?:his|her|their) (?:\p{Ll}+ )?(?:wife|husband|spouse|son|daughter|father|mother|brother|sister),? (?=\p{Lu})/u;

/** "Ann Lee, the deputy head of the port". */
const DESCRIBED = /^(\p{Lu}[^\s,]*(?: (?:\p{Ll}{1,3} )?\p{Lu}[^\s,]*)+), (?:(?:the|an?|its|their) )?([^,]*\p{Ll}.*)$/su;

/** Titles that are no offices. */
const RANK =
  /^(?:(?:Rear|Vice|Lieutenant|Major|Brigadier) )?(?:Admiral|General|Colonel|Captain|Major|Brigadier|Prof(?:essor)?|Dr|Mrs?|Ms)\.?$/;

/**
 * Separates the title before a name: "Prime Minister Aino Salmi". Of two titles, as in "the late Foreign Minister, General
 * Pestana", returns the first. Does not split descriptions that refer to another person ("the wife of President Salmi") or a
 * country ("the Queen of Denmark"), or names made of a title and one word ("King Edvard").
 */
export function withoutTitle(printed: string): { name: string; title: string | null } {
  const [, named, described] = DESCRIBED.exec(printed) ?? [];
  if (named && withoutTitle(`${named} X`).name !== 'X') {
    const { name, title } = withoutTitle(named);
    return { name, title: title === null || RANK.test(title) ? described! : title };
  }
  const words = printed.replace(RELATION, '');
  const parts = words.trim().split(/\s+/);
  const isTitle = (word: string) => /^\(re?t/i.test(word) || TITLES.has(capitalize(word.replace(/[.,]$/, '')));
  const length = parts.findLastIndex((word, index) => index < parts.length - 1 && isTitle(word)) + 1;
  const [title, name] = [parts.slice(0, length), parts.slice(length)];
  const isOther = title.some((word) => /^(?:of|for|to|by|with|and)$|['’]s?$/.test(word));
  if (
    length === 0 ||
    isOther ||
    /^(?:of|for|to|by|and)$/.test(name[0]!) ||
    (name.length === 1 && title.some((word) => ROYAL.has(word)))
  )
    return { name: words, title: null };
  return {
    name: name.join(' '),
    title: title
      .join(' ')
      .replace(/^(?:the|an?|its|their|his|her) /i, '')
      .replace(/^late |,.*/g, ''),
  };
}

/** Returns the entries of a table whose full name occurs in the words. */
export function namedEntries(cells: Cells, collection: string, words: string): string[] {
  const isIn = namesIn(words);
  return entriesIn(cells, collection).flatMap(({ slug, fields }) => (isIn(allNames(fields)) ? [slug] : []));
}

/** Capitalized words in a row, which may be a name. */
export const CAPITALIZED = String.raw`\p{Lu}[^\s,;:()]*(?: \p{Lu}[^\s,;:()]*)*(?<!\.)`;

/** Returns the people named in the words: by a full name or, failing that, by a part that no other person's name has. */
export function peopleIn(cells: Cells, words: string): string[] {
  const full = namedEntries(cells, 'people', words);
  if (full.length > 0) return full;
  const names = words.match(new RegExp(CAPITALIZED, 'gu')) ?? [];
  const parts = names.map((each) => slugNamed(cells, 'people', each.replace(/['’]s?$/, '')));
  return [...new Set(parts)].filter((slug) => slug !== null);
}

/** Returns a function that tests whether the words contain any of the given names. */
function namesIn(words: string): (names: readonly string[]) => boolean {
  const spaced = (name: string) =>
    ` ${foldName(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const text = spaced(words);
  return (names) => names.some((name) => text.includes(spaced(name)));
}

/**
 * Returns a function that tests whether the words name an entry, by a whole name or, for people, by any part of one but a
 * title.
 */
export function mentionsIn(words: string): (fields: Fields, table: string) => boolean {
  const isIn = namesIn(words);
  const short: readonly string[] =
    words.match(/(?<!\p{L})(?!(?:A[nst]|By|Do|He|I[fnst]|My|No|O[fn]|So|To|Up|We)\b)\p{Lu}\p{Ll}(?!\p{L})/gu) ?? [];
  const isPart = (part: string) => (/^\p{Lu}.{2}/u.test(part) || short.includes(part)) && !TITLES.has(part);
  const partsOf = ({ name }: Fields) => (typeof name === 'string' ? name.split(/\s+/).filter(isPart) : []);
  return (fields, table) => isIn([...allNames(fields), ...(table === 'people' ? partsOf(fields) : [])]);
}
