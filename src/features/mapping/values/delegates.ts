import { divide, type RecordCells } from '../cells.js';
import type { Titled } from '../lists/titles.js';
import type { Lists, MappedDelegate } from '../map-record.js';
import type { ResolveCountry } from '../resolve-country.js';
import type { DelegateValue } from '../shape.js';
import { roleReader } from './field.js';
import { nameReader } from './name-form.js';
import { allValues, type Fault, type Miss } from './pick.js';

/** The country and the date of the visit determine for which country a person acted. */
interface Visited {
  country: string | null;
  date: string | null;
}

type ReadDelegates = (cells: RecordCells, visited: Visited, fault: Fault, miss: Miss) => MappedDelegate[];

/** `phrase` numbers the words of a cell in which a person is named. */
type Delegate = Titled & { country?: string; phrase?: number };

/** Compiles a reader for the people of one side. */
export function delegatesReader(value: DelegateValue, lists: Pick<Lists, 'titles' | 'nations'>): ReadDelegates {
  const { from: column, split, titles, titled, nations, names, role, office, side, capacity } = value;
  const pick = allValues(value);
  const untitled = (name: string): Titled => ({ role: null, name, capacity: null, offices: [] });
  const withTitles = titles === undefined ? untitled : lists.titles.get(titles)!;
  const ofNation = nations === undefined ? () => null : nationReader(lists.nations.get(nations.countries)!, withTitles);
  const gathering = nations?.requiredBy === undefined ? null : new RegExp(nations.requiredBy, 'u');
  const readRole = role === undefined ? null : roleReader([role].flat());
  const pattern = typeof office === 'string' ? new RegExp(office, 'u') : null;
  const isOffice = (title: string) => pattern?.test(title) ?? office === true;
  const readName = names === undefined ? null : nameReader(names);

  const spoken = <One extends Titled>(one: One, fault: Fault): One => {
    const name = readName?.(one.name) ?? null;
    if (!readName || one.name === '' || (one.role !== null && one.name.startsWith(one.role))) return one;
    if (name === null) {
      fault({ column, code: 'name-form', message: `${JSON.stringify(one.name)} does not have the form ${names}` });
    }
    return { ...one, name: name ?? one.name };
  };

  return (cells, { country, date }, fault, miss) => {
    const printed = pick(cells, fault, miss).flatMap((cell, phrase) => divide(cell, split).map((text) => ({ text, phrase })));
    const people = namedOnly(
      printed.map(({ text, phrase }) => ({ ...spoken<Delegate>(ofNation(text, date) ?? withTitles(text), fault), phrase })),
    );
    const isGathering = gathering !== null && cells.all(column).some((value) => gathering.test(value));
    const taken = titled ? people.flatMap((one) => inRemarks(one, column, miss)) : people;
    /** The last nation named in the same words before a person, who may also be from there. */
    const nationBefore = (index: number) =>
      taken.slice(0, index).findLast((one) => one.phrase === taken[index]!.phrase && one.country !== undefined)?.country;
    const own = taken.length > 0 ? (readRole?.(cells, fault, miss) ?? null) : null;
    return taken.map(({ offices, phrase: _, ...one }, index) => {
      const isFirst = index === 0;
      const given = isFirst && own !== null ? { role: own, offices: [own] } : { role: one.role, offices };
      return {
        ...{
          ...one,
          role: given.role,
          offices: given.offices.filter(isOffice),
          side,
          country: one.country ?? country,
          isFromRemarks: titled,
          isUncertain: one.country === undefined && (isGathering || (nationBefore(index) ?? country) !== country),
        },
        capacity: isFirst || capacity === 'MET' ? capacity : (one.capacity ?? 'MEMBER'),
      };
    });
  };
}

/** The maximum number of words that name a nation: "Bosnian Serb". */
const LONGEST_NATION = 3;

/** Compiles a reader for people whose nation is before their title, as part of their role: "Soviet President Gorbachev". */
function nationReader(resolve: ResolveCountry, withTitles: (printed: string) => Titled) {
  return (printed: string, date: string | null): Delegate | null => {
    const words = printed.split(' ');
    for (let end = Math.min(LONGEST_NATION, words.length - 2); end > 0; end--) {
      const nation = words.slice(0, end).join(' ');
      const one = withTitles(words.slice(end).join(' '));
      if (one.role === null || one.name === '') continue;
      const found = resolve(nation, date);
      if ('country' in found) return { ...one, role: `${nation} ${one.role}`, country: found.country.slug };
    }
    return null;
  };
}

/** Joins titles without a name to the name after them: "Premier and Prince Sihanouk" is one person. */
function namedOnly(parts: Delegate[]): (Delegate & { isNamed: boolean })[] {
  const named: (Delegate & { isNamed: boolean })[] = [];
  let before: string[] = [];
  let offices: string[] = [];
  let highest: string | null = null;
  for (const { role, name, capacity, offices: own, ...rest } of parts) {
    before = role === null || name.startsWith(role) ? before : [...before, role];
    offices = [...offices, ...own];
    highest ??= capacity;
    if (name === '') continue;
    named.push({ ...rest, role: before.length > 0 ? before.join(', ') : role, name, capacity: highest, offices, isNamed: true });
    before = [];
    offices = [];
    highest = null;
  }
  if (before.length > 0) {
    named.push({ role: null, name: before.join(', '), capacity: highest, offices, isNamed: false });
  }
  return named;
}

/**
 * Extracts a person from remarks if a title precedes the name, without the rest of the sentence: "Brezhnev to discuss the war"
 * becomes Brezhnev. Skips "King Hussein of Jordan", who may not belong to the side. Reports the text that is left out.
 */
function inRemarks<One extends { name: string; role: string | null }>(one: One, column: string, miss: Miss): One[] {
  const words = one.name.split(' ');
  const end = words.findIndex((word) => /^\p{Ll}+[,;:.]?$/u.test(word) && !PARTICLES.has(word));
  if (one.role === null || end === 0 || words[end] === 'of') {
    miss({ column, value: one.name });
    return [];
  }
  if (end < 0) return [one];
  miss({ column, value: words.slice(end).join(' ') });
  return [{ ...one, name: words.slice(0, end).join(' ') }];
}

/** Words in lower case that are part of names. */
const PARTICLES = new Set(
  'de del della delle di da das do dos du des la le las los lo van von vom der den dem zu zur zum ten ter te bin ibn bint al el ul ur abu ben y e i af av og und'.split(
    ' ',
  ),
);
