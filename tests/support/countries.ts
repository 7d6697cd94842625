import type { Countries } from '../../src/model/countries/country.js';
import type { ReferenceCountry } from '../../src/store/import/countries.js';

/** Creates a country with only a slug, for tests to refer to. */
export function aCountry(slug: string): ReferenceCountry {
  return {
    ...{
      slug,
      name: slug,
      officialName: null,
      code: null,
      code3: null,
      aliases: [],
      names: [],
      sovereign: true,
      cow: null,
      cowYears: [],
      gw: null,
      gwYears: [],
    },
    ...{ region: null, subregion: null },
    ...{ start: null, end: null, predecessors: [], successors: [] },
  };
}

export function bySlug(countries: ReferenceCountry[]): Countries {
  return new Map(countries.map((country) => [country.slug, country]));
}
