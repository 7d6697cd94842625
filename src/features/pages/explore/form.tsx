import { COUNTRIES, CountryNames, filterId, FilterForm, LONGEST, type FilterProblems } from '../lists/filters.js';
import { BOX, FIELD_GROUPS, VISIT_FIELDS } from './visit-filter.js';

const HIDDEN = VISIT_FIELDS.filter(({ isHidden }) => isHidden).map(({ name }) => name);

interface Props {
  /** The path that the form submits to. */
  path: string;
  query: URLSearchParams;
  problems?: FilterProblems;
  /** The names of countries to suggest. */
  countries?: readonly string[];
}

const WORDS = 'Country, person, place, year or other words';
const NO_PROBLEMS: FilterProblems = new Map();

/** A search box for names and words, and the other filters collapsed. Submits with GET, so that the URL contains the filters. */
export function ExploreForm({ path, query, problems = NO_PROBLEMS, countries = [] }: Props) {
  const problem = problems.get(BOX.name);
  const kept = [...HIDDEN, 'rows'].filter((name) => query.get(name));
  return (
    <form class="explore" action={path} role="search" aria-label="Visits">
      <div class="box">
        <label for={filterId(BOX)} class="hidden">
          {WORDS}
        </label>
        <div>
          <input
            type="search"
            id={filterId(BOX)}
            name={BOX.name}
            value={query.get(BOX.name) ?? ''}
            maxLength={LONGEST}
            list={COUNTRIES}
            placeholder="Country, person, year"
            {...(problem && { 'aria-invalid': true, 'aria-describedby': `${filterId(BOX)}-problem` })}
          />
          <button type="submit">Find visits</button>
        </div>
        {problem && (
          <p class="problem" id={`${filterId(BOX)}-problem`}>
            {problem}
          </p>
        )}
      </div>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={query.get(name)!} />
      ))}
      {HIDDEN.filter((name) => problems.has(name)).map((name) => (
        <p key={name} class="problem">
          {problems.get(name)}
        </p>
      ))}
      <CountryNames names={countries} />
      <details open={problems.size > 0}>
        <summary>All filters</summary>
        {Object.entries(FIELD_GROUPS).map(([heading, fields]) => (
          <fieldset key={heading} class="filters">
            <legend>{heading}</legend>
            <FilterForm fields={fields.filter(({ isHidden }) => !isHidden)} query={query} problems={problems} />
          </fieldset>
        ))}
        <button type="submit">Filter</button>
      </details>
    </form>
  );
}
