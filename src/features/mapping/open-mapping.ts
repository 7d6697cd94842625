import { readFile } from 'node:fs/promises';
import type { Countries, NamedCountry } from '../../model/countries/country.js';
import { countryResolver, type ResolveCountry } from './resolve-country.js';
import { reasonMessage } from '../../model/reasons.js';
import { formatPath } from '../../model/problem.js';
import { readYaml } from './read-yaml.js';
import { mappedDelegates } from './columns.js';
import { COUNTRY_COLUMNS, countryList } from './lists/countries.js';
import { PEOPLE_COLUMNS, peopleList, type SettlePerson } from './lists/people.js';
import { readList } from './lists/read-list.js';
import { TITLE_COLUMNS, titleSplitter, wrongCapacities } from './lists/titles.js';
import { inTime, type MapRecords } from './in-time.js';
import { recordMapper, type Lists } from './map-record.js';
import { Unreadable, type FileProblem } from './problem.js';
import { classEntries, FIELDS, type Mapping, mappingShape } from './shape.js';
import type { CountryValue, MatchedValue } from './value-shapes.js';

/** A mapping with its lists, ready for use. */
export interface OpenMapping {
  file: string;
  mapping: Mapping;
  mapRecords: MapRecords;
  settle: SettlePerson;
  countries: Countries;
}

/** Reads a mapping and the lists next to it. @throws Unreadable with the problems of all of them */
export async function openMapping(file: string, stored: readonly NamedCountry[]): Promise<OpenMapping> {
  const known: Countries = new Map(stored.map((country) => [country.slug, country]));
  const resolve = countryResolver(stored);
  const mapping = await readMapping(file);
  const problems: FileProblem[] = [];
  /** Returns null for a list that cannot be read, and collects its problems. */
  const listOf = async <Column extends string, More extends string>(name: string, columns: Columns<Column, More>) => {
    try {
      return await readList(file, name, columns.required, columns.optional);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const countries = new Map<string, ResolveCountry>([['', resolve]]);
  const nations = new Map<string, ResolveCountry>();
  const files = [
    ...countryFilesOf(mapping).map((name) => ({ name, read: countries, others: resolve })),
    ...nationFilesOf(mapping).map((name) => ({ name, read: nations, others: nowhere })),
  ];
  for (const { name, read, others } of files) {
    const list = await listOf(name, COUNTRY_COLUMNS);
    if (!list) continue;
    const { resolve, problems: found } = countryList(list, known, others);
    problems.push(...found);
    read.set(name, resolve);
  }
  const titles = new Map<string, ReturnType<typeof titleSplitter>>();
  for (const name of titleFilesOf(mapping)) {
    const list = await listOf(name, TITLE_COLUMNS);
    if (!list) continue;
    problems.push(...wrongCapacities(list));
    titles.set(name, titleSplitter(list));
  }
  const people = mapping.people && (await listOf(mapping.people.same, PEOPLE_COLUMNS));
  const { settle, problems: unsettled } = people ? peopleList(people, known) : NOBODY_SETTLED;
  problems.push(...unsettled);
  const ofClasses = classEntries(mapping.offices.classes).flatMap(({ country }) => country ?? []);
  for (const value of [...countryValuesOf(mapping), ...ofClasses]) {
    if (typeof value !== 'string' || known.has(value)) continue;
    problems.push({ file, code: 'list-value', message: `there is no country with the slug ${value}` });
  }
  for (const slug of organizationsIn(mapping)) {
    if (Object.hasOwn(mapping.organizations, slug)) continue;
    problems.push({ file, code: 'list-value', message: `the mapping has no organization ${slug}: add it to organizations` });
  }
  if (problems.length > 0) throw new Unreadable(problems);
  const lists: Lists = { countries, nations, titles, known };
  return { file, mapping, mapRecords: inTime(file, recordMapper(mapping, lists)), settle, countries: known };
}

interface Columns<Required, Optional> {
  required: readonly Required[];
  optional: readonly Optional[];
}

/** Only listed nations count: EC before a title is no code of a country. */
const nowhere: ResolveCountry = () => ({ problem: 'UNKNOWN', nearest: [] });

const NOBODY_SETTLED: ReturnType<typeof peopleList> = { settle: () => null, problems: [] };

/** The names of the lists in a mapping, verbatim. */
export function mappingLists(mapping: Mapping): string[] {
  return named([...countryFilesOf(mapping), ...nationFilesOf(mapping), ...titleFilesOf(mapping), mapping.people?.same]);
}

function organizationsIn({ source, visit }: Mapping): string[] {
  const values = FIELDS.filter(({ refersTo }) => refersTo === 'organizations').map(({ name }) => visit[name]);
  return [source.publisher, ...values].flatMap((value) => {
    if (typeof value !== 'object') return (value as string | undefined) ?? [];
    const { match, else: otherwise } = value as MatchedValue;
    return [...Object.values(match), ...(otherwise === undefined ? [] : [otherwise])] as string[];
  });
}

function countryValuesOf({ visit }: Mapping) {
  return FIELDS.filter(({ role }) => role === 'country').map(({ name }) => visit[name]);
}

function countryFilesOf(mapping: Mapping): string[] {
  return named(countryValuesOf(mapping).map((value) => (value as CountryValue | undefined)?.countries));
}

function nationFilesOf(mapping: Mapping): string[] {
  return named(mappedDelegates(mapping.visit).map(({ nations }) => nations?.countries));
}

function titleFilesOf({ visit }: Mapping): string[] {
  return named(mappedDelegates(visit).map(({ titles }) => titles));
}

function named(files: (string | undefined)[]): string[] {
  return [...new Set(files.flatMap((file) => file ?? []))];
}

/** Reads a mapping. @throws Unreadable with all of its problems */
export async function readMapping(file: string): Promise<Mapping> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const message = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new Unreadable([{ file, code: 'no-file', message }]);
  });
  const { value, problems } = readYaml(yaml, mappingShape);
  if (value) return value as Mapping;
  throw new Unreadable(
    problems.map(({ rule, path, line, ...reasoned }) => ({
      ...{ file, line, code: rule === 'syntax' ? ('mapping-syntax' as const) : ('mapping-shape' as const) },
      message: `${path.length > 0 ? `${formatPath(path)}: ` : ''}${reasonMessage(reasoned)}`,
    })),
  );
}
