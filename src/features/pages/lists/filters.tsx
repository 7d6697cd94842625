import { SEARCH_LIMITS, wordsIn } from '../../search/asked.js';
import { Fragment } from 'preact';
import { withQuery } from '../../../http/urls.js';
import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { dateText } from '../dates/date-text.js';
import type { DatedCountryFragment } from '../generated/graphql.js';
import { chosenCountry, type FoundCountries, mayHaveExisted } from './country-choices.js';
import { number } from '../words.js';
import { changed } from './paging.js';

/** A field of a filter form. Its name is the query parameter. */
export interface FormFilterField {
  name: string;
  label: string;
  /** The choices of a field, unless it is free text. */
  options?: readonly (readonly [value: string, label: string])[];
  isYear?: boolean;
  /** Whether the field contains a year, a month or a day. */
  isDate?: boolean;
  isNumber?: boolean;
  /** Whether the field is hidden under "More filters". */
  isRare?: boolean;
  /** Whether the field contains search words. */
  isSearch?: boolean;
  /** Whether the field contains a country, by slug or by any of its full names. */
  isCountry?: boolean;
  /** Whether the parameter is set only by links, so that the form has no control for it. */
  isHidden?: boolean;
}

/** The problems of invalid fields, by field name. */
export type FilterProblems = ReadonlyMap<string, string>;

export const LONGEST = 200;
export const COUNTRIES = 'countries';

interface LabelledProps {
  fields: readonly FormFilterField[];
  query: URLSearchParams;
  problems: FilterProblems;
}

interface FiltersProps extends LabelledProps {
  action: string;
  /** The names of countries to suggest. */
  countries: readonly string[];
}

/** A filter form, submitted with GET, so that the URL contains the filters and no script is needed. */
export function Filters({ action, fields, query, problems, countries }: FiltersProps) {
  const isFiltered = fields.some(({ name }) => query.get(name));
  const rare = fields.filter(({ isRare }) => isRare);
  return (
    <>
      <form class="filters" action={action} role="search" aria-label="Filter the list">
        <FilterForm fields={fields.filter(({ isRare }) => !isRare)} query={query} problems={problems} />
        {rare.length > 0 && (
          <details open={rare.some(({ name }) => query.get(name))}>
            <summary>More filters</summary>
            <FilterForm fields={rare} query={query} problems={problems} />
          </details>
        )}
        <CountryNames names={countries} />
        <div>
          <button type="submit">Filter</button>
          {isFiltered && <a href={action}>Show all</a>}
        </div>
      </form>
      <Printed fields={fields} query={query} />
    </>
  );
}

/** Returns the value of a field in words; null if it is not set. */
export function setTo({ name, options }: FormFilterField, query: URLSearchParams): string | null {
  const value = query.get(name)?.trim();
  if (!value) return null;
  return options?.find(([each]) => each === value)?.[1] ?? value;
}

export interface SetFilter {
  /** The name of the field. */
  name: string;
  label: string;
  text: string;
}

/** Returns the values of the active filters, in words. `found`: the countries that a field's value may refer to. */
export function setFilters(
  fields: readonly FormFilterField[],
  query: URLSearchParams,
  found: Readonly<Record<string, { nodes: readonly { slug: string; name: string }[] } | null | undefined>>,
): SetFilter[] {
  return fields.flatMap((field) => {
    const { name, label } = field;
    const value = setTo(field, query);
    if (value === null || name === 'sort') return [];
    const text = found[name]?.nodes.find(({ slug }) => slug === value)?.name ?? value;
    return [
      {
        name,
        label: name === 'q' ? 'Words' : label.replace(/[,(:].*/, '').trim(),
        text: name === 'decade' ? `${text}s` : text,
      },
    ];
  });
}

/** Returns a title such as “Visits (country visited: France, decade: 1960s)”. */
export function filteredTitle(what: string, set: readonly SetFilter[]): string {
  const filters = set.map(({ label, text }) => `${label[0]!.toLowerCase()}${label.slice(1)}: ${text}`);
  return filters.length > 0 ? `${what} (${filters.join(', ')})` : what;
}

/** The filters in words, for printed pages. */
function Printed({ fields, query }: { fields: readonly FormFilterField[]; query: URLSearchParams }) {
  const set = fields.filter((field) => setTo(field, query) !== null);
  if (set.length === 0) return null;
  return (
    <p class="printed">
      {set.map((field, index) => (
        <span key={field.name}>
          {index > 0 && '; '}
          {field.label}: <bdi>{setTo(field, query)}</bdi>
        </span>
      ))}
    </p>
  );
}

/** The suggestions of country fields. */
export function CountryNames({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <datalist id={COUNTRIES}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

export function FilterForm({ fields, query, problems }: LabelledProps) {
  return (
    <>
      {fields.map((field) => (
        <div key={field.name}>
          <label for={filterId(field)}>{field.label}</label>
          <Control field={field} value={query.get(field.name) ?? ''} problem={problems.get(field.name)} />
        </div>
      ))}
    </>
  );
}

export const filterId = ({ name }: FormFilterField) => `filter-${name}`;

function Control({ field, value, problem }: { field: FormFilterField; value: string; problem: string | undefined }) {
  const { name, options, isYear, isDate, isNumber, isCountry } = field;
  const id = filterId(field);
  const described = problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {};
  const kind =
    (isYear ?? isNumber)
      ? ({ inputMode: 'numeric', maxLength: 4, size: 5 } as const)
      : isDate
        ? { maxLength: 10, size: 11 }
        : { maxLength: LONGEST, ...(isCountry && { list: COUNTRIES }) };
  return (
    <>
      {options ? (
        <select id={id} name={name} {...described}>
          {options.map(([each, label]) => (
            <option key={each} value={each} selected={each === value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input type="text" id={id} name={name} value={value} {...kind} {...described} />
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  );
}

/** Returns the problems of fields with invalid values, such as a malformed year, an unknown choice or text that is too long. */
export function filterProblems(fields: readonly FormFilterField[], query: URLSearchParams): Map<string, string> {
  const problems = new Map<string, string>();
  for (const { name, options, isYear, isDate, isNumber, isSearch } of fields) {
    const value = query.get(name)?.trim() ?? '';
    if (value === '') continue;
    if (isYear && yearParameter(query, name) === null)
      problems.set(name, `“${value}” is not a year: write four digits, such as 1961.`);
    else if (isDate && dateParameter(query, name) === null)
      problems.set(name, `“${value}” is not a year or a day: write 1961 or 1961-06-03.`);
    else if (isNumber && numberParameter(query, name) === null)
      problems.set(name, `“${value}” is not a number of up to four digits.`);
    else if (options && !options.some(([each]) => each === value)) problems.set(name, `“${value}” is not one of the choices.`);
    else if (isSearch && wordsIn(value) > SEARCH_LIMITS.words)
      problems.set(name, `Use at most ${SEARCH_LIMITS.words} words (now ${wordsIn(value)}).`);
    else if (value.length > LONGEST) problems.set(name, `Use at most ${LONGEST} characters (now ${number(value.length)}).`);
  }
  return problems;
}

/** Adds the country fields whose value is neither a slug nor a name of a country, or is the name of several. */
export function withUnclearCountries(
  problems: Map<string, string>,
  query: URLSearchParams,
  found: FoundCountries,
): Map<string, string> {
  for (const [name, countries] of Object.entries(found)) {
    const value = textParameter(query, name);
    if (value === null || !countries || problems.has(name) || chosenCountry(query, name, found)) continue;
    problems.set(
      name,
      countries.totalCount === 0
        ? `No country is called “${value}”.`
        : `“${value}” may mean several countries. Choose one of them.`,
    );
  }
  return problems;
}

/** Returns the URL with each unambiguous country name replaced by its slug; null if there is no such name. */
export function addressBySlugs(path: string, query: URLSearchParams, found: FoundCountries): string | null {
  const slugs = Object.entries(found).flatMap(([name, countries]) =>
    countries?.totalCount === 1 && !chosenCountry(query, name, found) ? [[name, countries.nodes[0]!.slug] as const] : [],
  );
  return slugs.length > 0 ? withQuery(path, changed(query, Object.fromEntries(slugs))) : null;
}

interface NamesakesProps {
  path: string;
  query: URLSearchParams;
  found: FoundCountries;
  /** Whether former states of the chosen country are included. */
  withFormerStates?: boolean;
}

/** Links to the countries that share a name with the chosen one, that had the name that was entered, or have a similar one. */
export function Namesakes({ path, query, found, withFormerStates = false }: NamesakesProps) {
  const unknown = Object.entries(found).filter(([, countries]) => countries?.totalCount === 0 && countries.near);
  const ambiguous = Object.entries(found).filter(([, countries]) => countries && countries.totalCount > 1);
  return (
    <>
      {unknown.map(([name, countries]) => (
        <p key={name} class="aside">
          {countries!.near!.length > 0 && 'Did you mean '}
          {countries!.near!.map((country, index) => (
            <Fragment key={country.slug}>
              {index > 0 && ' or '}
              <a href={withQuery(path, changed(query, { [name]: country.slug }))}>{country.name}</a>
            </Fragment>
          ))}
          {countries!.near!.length > 0 && '? '}
          <a href="/countries?sort=name">All countries</a>
        </p>
      ))}
      {ambiguous.map(([name, countries]) => {
        const chosen = chosenCountry(query, name, found);
        const others = countries!.nodes.filter((country) => country !== chosen && (!chosen || mayHaveExisted(country, query)));
        return (
          <p key={name} class="aside">
            {!chosen && 'Which country do you mean? '}
            {chosen && !withFormerStates && `Only ${chosen.name}, ${existence(chosen)}`}
            {chosen && withFormerStates && `${chosen.name}, ${existence(chosen)}, and its former states`}
            {chosen && others.length > 0 && (withFormerStates ? '. Only one state: ' : '. Others of this name: ')}
            {others.map((country, index) => (
              <Fragment key={country.slug}>
                {index > 0 && '; '}
                <a href={withQuery(path, changed(query, { [name]: country.slug }))}>{country.name}</a>, {existence(country)}
              </Fragment>
            ))}
            .
          </p>
        );
      })}
    </>
  );
}

function existence({ start, end }: DatedCountryFragment): string {
  if (!start) return end ? `until ${dateText(end)}` : 'dates not given';
  return end ? `${dateText(start)} to ${dateText(end)}` : `since ${dateText(start)}`;
}

/** Returns a filter that finds the country in a field by its slug, or all countries that have or had that name. */
export function countriesNamed(query: URLSearchParams, name: string) {
  const text = textParameter(query, name);
  if (text === null) return null;
  return { OR: [{ slug: { equals: text } }, { name: { equalsInsensitive: text } }] };
}

/** Returns a filter for the country whose slug is in a field. `addressBySlugs` has already replaced names with slugs. */
export function filterByCountry(query: URLSearchParams, name: string) {
  const slug = textParameter(query, name);
  return slug === null ? null : { slug: { equals: slug } };
}

/** Returns the text of a field, trimmed and cut to `LONGEST` characters; null if it is empty. */
export function textParameter(query: URLSearchParams, name: string): string | null {
  return query.get(name)?.trim().slice(0, LONGEST) || null;
}

/** Returns the search words in a field; null if there are none or too many. */
export function searchWords(query: URLSearchParams, name = 'q'): string | null {
  const words = textParameter(query, name);
  return words !== null && wordsIn(words) <= SEARCH_LIMITS.words ? words : null;
}

/** Returns the variables of a list's document that request suggestions for the search words. */
export function suggestionVariables(query: URLSearchParams) {
  const words = searchWords(query);
  return { words: words ?? '', asked: words !== null };
}

/** Returns the selected choice of a field; null for any other value. */
export function selectedChoice<Value extends string>(
  query: URLSearchParams,
  name: string,
  choices: Record<Value, string>,
): Value | null {
  const value = query.get(name)?.trim() ?? '';
  return Object.hasOwn(choices, value) ? (value as Value) : null;
}

/** Returns a four-digit year; null for anything else. */
export function yearParameter(query: URLSearchParams, name: string): string | null {
  const year = query.get(name)?.trim() ?? '';
  return /^\d{4}$/.test(year) && Number(year) > 0 ? year : null;
}

/** Returns the first and the last day of a year, month or day in a field; null for anything else. */
export function dateParameter(query: URLSearchParams, name: string): { first: string; last: string } | null {
  const text = query.get(name)?.trim() ?? '';
  const { earliest, latest } = (/^[\d-]+$/.test(text) && parsePartialDate(text)) || {};
  return earliest && latest ? { first: isoDay(earliest), last: isoDay(latest) } : null;
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

/** Returns a number of at most four digits; null for anything else. */
export function numberParameter(query: URLSearchParams, name: string): number | null {
  const digits = query.get(name)?.trim() ?? '';
  return /^\d{1,4}$/.test(digits) ? Number(digits) : null;
}

export function choiceOptions<Value extends string>(choices: Record<Value, string>, any = 'any') {
  return [['', any], ...(Object.entries(choices) as [Value, string][])] as const;
}
