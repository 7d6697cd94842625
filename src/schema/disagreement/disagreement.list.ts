import { DisputedKind, KeptBecause } from '../../model/generated/enums.js';
import { eventFilter } from '../event/event.list.js';
import { type FilterField, relatedRow, oneOf, some } from '../filters/fields.js';
import { type Filter, defineFilter } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.list.js';
import { personFilter } from '../person/person.list.js';
import { sourceFilter } from '../source/source.list.js';
import { visitFilter } from '../visit/visit.list.js';
import { FactField } from './fact-field.js';
import { order } from '../../query/paging/order.js';
import { defineList } from '../connections/list-definition.js';

/** At least one of the rows to which these paths lead. */
function about(paths: readonly string[], filter: Filter, description: string): FilterField {
  const fields = paths.map((path) => some(path, filter, description));
  return {
    type: () => filter.Input,
    description,
    on: (...of) => {
      const conditions = fields.map(({ on }) => on(...of));
      return (value) => [{ any: conditions.flatMap((condition) => condition(value)) }];
    },
  };
}

const disagreementFilter = defineFilter('Disagreement', 'Conditions on a disagreement, all of which must hold.', {
  kind: oneOf(() => DisputedKind, 'Disagreements about facts of one of these kinds.'),
  field: oneOf(() => FactField, 'Disagreements about one of these fields.'),
  keptBecause: oneOf(() => KeptBecause, 'Disagreements in which the value is kept for one of these reasons.'),
  source: some('values.source', sourceFilter, 'At least one of the sources that disagree.'),
  ofVisit: about(
    ['visit', 'delegate.visit', 'event.visit', 'participant.event.visit'],
    visitFilter,
    'Disagreements about a visit that meets these conditions, or about its delegates, its events or their participants.',
  ),
  ofEvent: about(
    ['event', 'participant.event'],
    eventFilter,
    'Disagreements about an event that meets these conditions, or about its participants.',
  ),
  ofPerson: about(
    ['person', 'position.person'],
    personFilter,
    'Disagreements about a person who meets these conditions, or about their offices.',
  ),
  ofOrganization: about(
    ['organization', 'position.organization'],
    organizationFilter,
    'Disagreements about an organization that meets these conditions, or about offices in it.',
  ),
  organization: relatedRow(organizationFilter, 'Disagreements about an organization that meets these conditions.'),
});

export const disagreements = defineList({
  model: 'Disagreement',
  plural: 'disagreements',
  filter: disagreementFilter,
  defaultOrder: order('Disagreement', ['field']),
  by: 'field',
});
