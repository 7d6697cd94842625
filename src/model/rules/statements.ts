import type { Rule } from '../rule.js';

export const attributionFitsSpeakers: Rule = {
  sentence: 'A statement of an unnamed speaker, or one that the source makes in its own voice, must name no speaker.',
  *check({ statements }) {
    for (const [key, { attribution, speakers }] of Object.entries(statements)) {
      if (speakers.length === 0 || attribution === undefined || attribution === 'NAMED') continue;
      const message = `the statement is ${attribution}, but names a speaker: name none, or make it NAMED`;
      yield { path: ['statements', key, 'attribution'], message };
    }
  },
};

export const chainBeginsWithReporter: Rule = {
  sentence: 'A chain of reports must begin with the outlet that the source credits.',
  *check({ statements }) {
    for (const [key, { reportedBy, reportedThrough }] of Object.entries(statements)) {
      const [first] = reportedThrough;
      if (first === undefined || first === reportedBy) continue;
      const message = `begins with ${first}, but ${reportedBy === undefined ? 'reportedBy is missing' : `reportedBy is ${reportedBy}`}`;
      yield { path: ['statements', key, 'reportedThrough', 0], message };
    }
  },
};

export const aboutOtherVisits: Rule = {
  sentence: 'A statement must not list its own visit among the other visits that it mentions.',
  *check({ statements }) {
    for (const [key, { visit, about }] of Object.entries(statements)) {
      const index = visit === undefined ? -1 : about.indexOf(visit);
      const message = `${visit} is the statement's own visit: remove it from the list`;
      if (index >= 0) yield { path: ['statements', key, 'about', index], message };
    }
  },
};

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
