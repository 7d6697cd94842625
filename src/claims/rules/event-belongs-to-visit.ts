import type { Rule } from '../rule.js';

/** A statement made on a visit and at an event is made at an event of that visit, where the event belongs to one. */
export const eventBelongsToVisit: Rule = ({ events, statements }) =>
  Object.entries(statements).flatMap(([key, { event, visit }]) => {
    const held = event !== undefined && Object.hasOwn(events, event) ? events[event]!.visit : undefined;
    if (held === undefined || visit === undefined || held === visit) return [];
    return [{ path: ['statements', key, 'event'], message: `${event} is part of the visit ${held}, not of ${visit}` }];
  });
