import { type Plural } from '../../model/kinds/kinds.js';
import { pathsTo } from './paths.js';
import { DisputedKind, KeptBecause } from '../../model/generated/enums.js';
import { eventFilter } from '../../schema/event/event.list.js';
import { type FilterField, relatedRow, oneOf, some } from '../../schema/filters/fields.js';
import { type Filter, defineFilter } from '../../schema/filters/filter.js';
import { organizationFilter } from '../../schema/organization/organization.list.js';
import { personFilter } from '../../schema/person/person.list.js';
import { sourceFilter } from '../../schema/source/source.list.js';
import { visitFilter } from '../../schema/visit/visit.list.js';
import { FactField } from '../../schema/source/fact-field.js';
import { order } from '../../query/paging/order.js';
import { DISPUTABLE } from '../../store/rows/disagreements.js';
import { defineList } from '../../schema/connections/list-definition.js';

/** Finds disagreements about objects of this kind, or about parts of them. */
function about(plural: Plural, filter: Filter, description: string): FilterField {
  const paths = pathsTo(plural, DISPUTABLE).map((path) => path.join('.'));
  return { ...some(paths, () => filter, description), absent: () => null };
}

const disagreementFilter = defineFilter('Disagreement', 'Conditions on a disagreement, all of which must hold.', {
  kind: oneOf(() => DisputedKind, 'Disagreements about facts of one of these kinds.'),
  field: oneOf(() => FactField, 'Disagreements about one of these fields.'),
  keptBecause: oneOf(() => KeptBecause, 'Disagreements whose value is kept for one of these reasons.'),
  source: some('values.source', () => sourceFilter, 'At least one of the sources that disagree.'),
  ofVisit: about(
    'visits',
    visitFilter,
    'Disagreements about a visit that meets these conditions, or about its delegates, its events or their participants.',
  ),
  ofEvent: about('events', eventFilter, 'Disagreements about an event that meets these conditions, or about its participants.'),
  ofPerson: about('people', personFilter, 'Disagreements about a person who meets these conditions, or about their offices.'),
  ofOrganization: about(
    'organizations',
    organizationFilter,
    'Disagreements about an organization that meets these conditions, or about offices in it.',
  ),
  organization: relatedRow(() => organizationFilter, 'Disagreements about an organization that meets these conditions.'),
});

export const disagreements = defineList({
  model: 'Disagreement',
  plural: 'disagreements',
  filter: disagreementFilter,
  defaultOrder: order('Disagreement', ['field']),
  by: 'field',
});
