/** A field of a form by which a list is filtered. Its name is the parameter. */
export interface FilterField {
  name: string;
  label: string;
  /** The choices of a field that is not free text. */
  options?: readonly (readonly [value: string, label: string])[];
  isYear?: boolean;
  isNumber?: boolean;
  /** Whether it stands apart, among those that few readers need. */
  isRare?: boolean;
}

/** A form sent by GET: what is chosen stands in the address, and no script is needed. */
export function Filters({
  action,
  fields,
  query,
}: {
  action: string;
  fields: readonly FilterField[];
  query: URLSearchParams;
}) {
  // prettier-ignore
  const isFiltered = fields.some(({ name }) => query.get(name));
  const rare = fields.filter(({ isRare }) => isRare);
  return (
    <form class="filters" action={action} role="search" aria-label="Filter the list">
      <Labelled fields={fields.filter(({ isRare }) => !isRare)} query={query} />
      {rare.length > 0 && (
        <details open={rare.some(({ name }) => query.get(name))}>
          <summary>More filters</summary>
          <Labelled fields={rare} query={query} />
        </details>
      )}
      <div>
        <button type="submit">Filter</button>
        {isFiltered && <a href={action}>Show all</a>}
      </div>
    </form>
  );
}

function Labelled({ fields, query }: { fields: readonly FilterField[]; query: URLSearchParams }) {
  return (
    <>
      {fields.map((field) => (
        <div key={field.name}>
          <label for={`filter-${field.name}`}>{field.label}</label>
          <Control field={field} value={query.get(field.name) ?? ''} />
        </div>
      ))}
    </>
  );
}

function Control({ field: { name, options, isYear, isNumber }, value }: { field: FilterField; value: string }) {
  const id = `filter-${name}`;
  if (!options) {
    return isYear || isNumber ? (
      <input type="text" id={id} name={name} value={value} inputMode="numeric" maxLength={4} size={5} />
    ) : (
      <input type="text" id={id} name={name} value={value} maxLength={200} />
    );
  }
  return (
    <select id={id} name={name}>
      {options.map(([each, label]) => (
        <option key={each} value={each} selected={each === value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Text that a reader typed; null for none. */
export function textOf(query: URLSearchParams, name: string): string | null {
  return query.get(name)?.trim().slice(0, 200) || null;
}

/** One of the choices of a field; null for any other value. */
export function choiceOf<Value extends string>(
  query: URLSearchParams,
  name: string,
  choices: Record<Value, string>,
): Value | null {
  // prettier-ignore
  const value = query.get(name) ?? '';
  return Object.hasOwn(choices, value) ? (value as Value) : null;
}

/** A year as four digits; null for anything else. */
export function yearOf(query: URLSearchParams, name: string): string | null {
  const year = query.get(name)?.trim() ?? '';
  return /^\d{1,4}$/.test(year) && Number(year) > 0 ? year.padStart(4, '0') : null;
}

/** A number of at most four digits; null for anything else. */
export function numberOf(query: URLSearchParams, name: string): number | null {
  const digits = query.get(name)?.trim() ?? '';
  return /^\d{1,4}$/.test(digits) ? Number(digits) : null;
}

export function optionsOf<Value extends string>(choices: Record<Value, string>, any = 'any') {
  return [['', any], ...(Object.entries(choices) as [Value, string][])] as const;
}
