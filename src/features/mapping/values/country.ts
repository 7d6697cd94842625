import type { CountryRecord } from '../../../model/countries/country.js';
import type { ResolveCountry } from '../resolve-country.js';
import type { RecordCells } from '../cells.js';
import type { CountryValue } from '../value-shapes.js';
import { oneValue, type Fault, type Miss, type PickedValue } from './pick.js';

type ReadCountry = (cells: RecordCells, date: string | null, resolve: ResolveCountry, fault: Fault, miss: Miss) => string | null;

/**
 * Compiles a reader for the slug of a country: either a constant, or the country to which a name or code in a column refers at
 * a date.
 */
export function countryReader(value: string | CountryValue): ReadCountry {
  if (typeof value === 'string') return () => value;
  const pick = oneValue(value);
  return (cells, date, resolve, fault, miss) => {
    const picked = pick(cells, fault, miss);
    return picked && resolved(picked, date, resolve, fault);
  };
}

function resolved(
  { column, text: printed }: PickedValue,
  date: string | null,
  resolve: ResolveCountry,
  fault: Fault,
): string | null {
  const found = resolve(printed, date);
  if ('country' in found) return found.country.slug;
  const name = JSON.stringify(printed);
  switch (found.problem) {
    case 'UNKNOWN': {
      const nearest = listed(found.nearest);
      fault({ column, code: 'country-unknown', message: `no country is called ${name}${nearest && `: nearest are ${nearest}`}` });
      return null;
    }
    case 'DID_NOT_EXIST': {
      const instead = listed(found.instead);
      const message = `${name} is ${listed(found.named)} in years other than ${date}${instead && `; there was ${instead}`}`;
      fault({ column, code: 'country-outside-years', message });
      return null;
    }
    case 'AMBIGUOUS': {
      const message = `${name} may be ${listed(found.named)} at ${date ?? 'an unknown date'}`;
      fault({ column, code: 'country-ambiguous', message });
      return null;
    }
  }
}

function listed(countries: CountryRecord[]): string {
  return countries.map(({ slug }) => slug).join(', ');
}
