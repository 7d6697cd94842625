import type { Rule } from '../rule.js';

export const attributionFitsSpeakers: Rule = {
  sentence: 'A statement by an unnamed speaker, or one that the source makes in its own voice, must not name a speaker.',
  *check({ statements }) {
    for (const [key, { attribution, speakers }] of Object.entries(statements)) {
      if (speakers.length === 0 || attribution === undefined || attribution === 'NAMED') continue;
      yield { path: ['statements', key, 'attribution'], reason: 'SPEAKER_NOT_NAMED', params: { attribution } };
    }
  },
};

export const chainBeginsWithReporter: Rule = {
  sentence: 'A chain of reports must begin with the outlet that the source credits.',
  *check({ statements }) {
    for (const [key, { reportedBy, reportedThrough }] of Object.entries(statements)) {
      const [first] = reportedThrough;
      if (first === undefined || first === reportedBy) continue;
      const params = { first, reportedBy: reportedBy ?? null };
      yield { path: ['statements', key, 'reportedThrough', 0], reason: 'CHAIN_BEGINS_ELSEWHERE', params };
    }
  },
};

export const aboutOtherVisits: Rule = {
  sentence: 'A statement must not list its own visit among the other visits that it mentions.',
  *check({ statements }) {
    for (const [key, { visit, about }] of Object.entries(statements)) {
      if (visit === undefined || !about.includes(visit)) continue;
      const path = ['statements', key, 'about', about.indexOf(visit)];
      yield { path, reason: 'ABOUT_OWN_VISIT', params: { visit } };
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
      yield { path: ['statements', key, 'event'], reason: 'EVENT_OF_OTHER_VISIT', params: { event: event!, held, visit } };
    }
  },
};
