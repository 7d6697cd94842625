import type { Countries } from '../claims/countries/country.js';
import { countryResolver, type NamedCountry, type ResolveCountry } from '../claims/countries/resolve-country.js';
import { delegatesOf } from './columns.js';
import { COUNTRY_COLUMNS, countryList } from './lists/countries.js';
import { PEOPLE_COLUMNS, peopleList, type SettlePerson } from './lists/people.js';
import { readList } from './lists/read-list.js';
import { TITLE_COLUMNS, titleSplitter, wrongCapacities } from './lists/titles.js';
import { inTime, type MapRecords } from './in-time.js';
import { recordMapper, type Lists } from './map-record.js';
import { Unreadable, type FileProblem } from './problem.js';
import { readMapping } from './read-mapping.js';
import { FIELDS, type Mapping } from './shape.js';
import type { CountryValue } from './value-shapes.js';

/** A mapping with its lists, ready to be used. */
export interface OpenMapping {
  file: string;
  mapping: Mapping;
  mapRecords: MapRecords;
  settle: SettlePerson;
  countries: Countries;
}

/** Reads a mapping and the lists beside it. @throws Unreadable with the problems of all of them. */
export async function openMapping(file: string, stored: readonly NamedCountry[]): Promise<OpenMapping> {
  const known: Countries = new Map(stored.map((country) => [country.slug, country]));
  const resolve = countryResolver(stored);
  const mapping = await readMapping(file);
  const problems: FileProblem[] = [];
  const attempt = async <Read>(name: string, read: () => Promise<Read>): Promise<[string, Read][]> => {
    try {
      return [[name, await read()]];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(...error.problems);
      return [];
    }
  };
  const countryValues = countryValuesOf(mapping);
  const [countryFiles, titleFiles] = [countryFilesOf(mapping), titleFilesOf(mapping)];

  const countries: [string, ResolveCountry][] = [['', resolve]];
  for (const name of countryFiles) {
    const { required, optional } = COUNTRY_COLUMNS;
    for (const [, list] of await attempt(name, () => readList(file, name, required, optional))) {
      const read = countryList(list, known, resolve);
      problems.push(...read.problems);
      countries.push([name, read.resolve]);
    }
  }
  const titles: [string, ReturnType<typeof titleSplitter>][] = [];
  for (const name of titleFiles) {
    const { required, optional } = TITLE_COLUMNS;
    const lists = await attempt(name, () => readList(file, name, required, optional));
    for (const [, list] of lists) problems.push(...wrongCapacities(list));
    titles.push(...lists.map(([, list]) => [name, titleSplitter(list)] as [string, ReturnType<typeof titleSplitter>]));
  }
  let settle: SettlePerson = () => null;
  if (mapping.people) {
    const { same } = mapping.people;
    const { required, optional } = PEOPLE_COLUMNS;
    for (const [, list] of await attempt(same, () => readList(file, same, required, optional))) {
      const read = peopleList(list, known);
      problems.push(...read.problems);
      settle = read.settle;
    }
  }
  for (const value of countryValues) {
    if (typeof value !== 'string' || known.has(value)) continue;
    problems.push({ file, code: 'list-value', message: `there is no country with the slug ${value}` });
  }
  if (problems.length > 0) throw new Unreadable(problems);
  const lists: Lists = { countries: new Map(countries), titles: new Map(titles), known };
  return { file, mapping, mapRecords: inTime(file, recordMapper(mapping, lists)), settle, countries: known };
}

/** The lists that a mapping names, as it names them. */
export function listsOf(mapping: Mapping): string[] {
  return named([...countryFilesOf(mapping), ...titleFilesOf(mapping), mapping.people?.same]);
}

function countryValuesOf({ visit }: Mapping) {
  return FIELDS.filter(({ role }) => role === 'country').map(({ name }) => visit[name]);
}

function countryFilesOf(mapping: Mapping): string[] {
  return named(countryValuesOf(mapping).map((value) => (value as CountryValue | undefined)?.countries));
}

function titleFilesOf({ visit }: Mapping): string[] {
  return named(delegatesOf(visit).map(({ titles }) => titles));
}

function named(files: (string | undefined)[]): string[] {
  return [...new Set(files.flatMap((file) => file ?? []))];
}
