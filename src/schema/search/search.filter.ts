import { lift } from '../../query/compile/param.js';
import type { FilterField } from '../../schema/filters/fields.js';
import { checkQuery } from './asked.js';
import { filterCost } from './cost.js';
import { queryOf } from './query.sql.js';
import { type SearchedType, searchedTypes } from './searched.js';

/** What `search` finds of the type, by the same words. */
export const searchFilter: FilterField = {
  type: () => String,
  description:
    'The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike.',
  cost: filterCost,
  on: (model, _name, declaration) => {
    if (!searchedTypes.includes(model as SearchedType)) throw new Error(`${declaration}: ${model} is not searched`);
    return (query: string) => [{ search: { query: queryOf(lift(query, checked), model as SearchedType) } }];
  },
};

function checked(query: string): string {
  checkQuery(query, 'search');
  return query;
}
