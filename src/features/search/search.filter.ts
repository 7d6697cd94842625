import { lift } from '../../query/compile/param.js';
import { countryFilter } from '../../schema/country/country.list.js';
import { eventFilter } from '../../schema/event/event.list.js';
import type { FilterField } from '../../schema/filters/fields.js';
import { organizationFilter } from '../../schema/organization/organization.list.js';
import { personFilter } from '../../schema/person/person.list.js';
import { sourceFilter } from '../../schema/source/source.list.js';
import { statementFilter } from '../../schema/statement/statement.list.js';
import { topicFilter } from '../../schema/topic/topic.list.js';
import { visitFilter } from '../../schema/visit/visit.list.js';
import { checkQuery } from './asked.js';
import { filterCost } from './cost.js';
import { searchFilterSql } from './query.sql.js';
import type { SearchedType } from './searched.js';

/** The objects of the type that `search` finds with the same words. */
const searchFilter: FilterField = {
  type: () => String,
  description:
    'The words to find in objects of this type, in the syntax of `Query.search`: in names or titles, places, notes and texts, and as years, kinds, countries and outlets. If nothing contains the words as written, words that begin with them and similar names or cities also match, but objects that lack a word do not.',
  cost: filterCost,
  on: (model) => (query: string) => [{ search: searchFilterSql(lift(query, checked), model as SearchedType) }],
};

function checked(query: string): string {
  checkQuery(query, 'search');
  return query;
}

for (const filter of [countryFilter, eventFilter, organizationFilter, personFilter, sourceFilter, statementFilter, topicFilter])
  filter.add('search', searchFilter);

visitFilter.add('search', {
  ...searchFilter,
  description: `${searchFilter.description} Before similar words, visits match by the full names of people in their delegations, as in \`Xi Jinping Kim Jong-un March 2018\`.`,
});
