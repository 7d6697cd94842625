import type { Rule } from '../rule.js';

/** A participant is a person (perhaps for one state or organization), a state, or an organization. */
export const participantIsSomeone: Rule = ({ events }) =>
  Object.entries(events).flatMap(([slug, { participants }]) =>
    participants.flatMap(({ person, country, organization }, index) => {
      const path = ['events', slug, 'participants', index];
      if (country !== undefined && organization !== undefined) {
        return [{ path, message: `takes part for ${country} and for ${organization}: name one` }];
      }
      const someone = person ?? country ?? organization;
      return someone === undefined
        ? [{ path, message: 'names nobody: give a person, a country or an organization' }]
        : [];
    }),
  );
