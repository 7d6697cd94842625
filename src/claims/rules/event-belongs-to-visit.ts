import type { Rule } from '../rule.js';

export const eventBelongsToVisit: Rule = {
  sentence: "A statement's event must belong to the statement's visit, where both are known.",
  comparesWithReferrers: { events: ['visit'] },
  *check({ events, statements }) {
    for (const [key, { event, visit }] of Object.entries(statements)) {
      const held = event !== undefined && Object.hasOwn(events, event) ? events[event]!.visit : undefined;
      if (held === undefined || visit === undefined || held === visit) continue;
      const message = `the event ${event} belongs to the visit ${held}, not to ${visit}`;
      yield { path: ['statements', key, 'event'], message };
    }
  },
};
