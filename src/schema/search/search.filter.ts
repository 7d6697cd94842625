import { lift } from '../../query/compile/param.js';
import { type FilterField, updatedSince } from '../filters/fields.js';
import { checkQuery } from './asked.js';
import { filterCost } from './cost.js';
import { searchQuerySql } from './query.sql.js';
import { type SearchedType, searchedTypes } from './searched.js';

/** What `search` finds of the type, by the same words. */
const searchFilter: FilterField = {
  type: () => String,
  description:
    'The words to find, in the syntax of `Query.search`, in objects of this type: in names or titles, places, notes and texts, and as years, kinds, countries and outlets. If nothing contains the words as written, words that begin with them and similarly spelled names match too.',
  cost: filterCost,
  on: (model, _name, declaration) => {
    if (!searchedTypes.includes(model as SearchedType)) throw new Error(`${declaration}: ${model} is not searched`);
    return (query: string) => [{ search: { query: searchQuerySql(lift(query, checked), model as SearchedType) } }];
  },
};

function checked(query: string): string {
  checkQuery(query, 'search');
  return query;
}

/** The fields of every filter of a searched type. */
export const searchable = { search: searchFilter, updatedSince };
