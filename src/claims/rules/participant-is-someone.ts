import type { Rule } from '../rule.js';

export const participantIsSomeone: Rule = {
  sentence: 'A participant must name a person, a country or an organization, but not both of the last two.',
  *check({ events }) {
    for (const [slug, { participants }] of Object.entries(events)) {
      for (const [index, { person, country, organization }] of participants.entries()) {
        const path = ['events', slug, 'participants', index];
        if (country !== undefined && organization !== undefined) {
          yield { path, message: `names both ${country} and ${organization}: give a country or an organization` };
        } else if ((person ?? country ?? organization) === undefined) {
          yield { path, message: 'names nobody: give a person, a country or an organization' };
        }
      }
    }
  },
};
