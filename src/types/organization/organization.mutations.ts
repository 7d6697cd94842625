import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Organization } from './organization.type.js';

export const OrganizationMutations = mutationsOf(nouns.organization, {
  name: 'Organization',
  thing: 'an organization',
  node: Organization,
  slugFrom: 'name',
});
