import { DelegationSide } from '../../claims/generated/enums.js';
import { countryFilter } from '../country/country.where.js';
import { equal, one } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.where.js';
import { personFilter } from '../person/person.where.js';

export const participantFilter = filterOf('Participant', 'Conditions on a participant, all of which must hold.', {
  side: equal(() => DelegationSide, 'The side of the participant.'),
  person: one(personFilter, 'The person.'),
  country: one(countryFilter, 'The state that takes part, or that the person represents.'),
  organization: one(organizationFilter, 'The organization that takes part, or that the person represents.'),
});
