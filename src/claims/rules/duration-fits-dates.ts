import { daysBetween } from '../dates/days.js';
import type { Rule } from '../rule.js';

export const durationFitsDates: Rule = {
  sentence: 'A duration must be the number of days from start to end, both counted, where both are single days.',
  *check({ visits }) {
    for (const [slug, { start, end, durationDays }] of Object.entries(visits)) {
      const days = daysBetween(start, end);
      if (durationDays === undefined || days === null || days === durationDays) continue;
      const message = `${start} to ${end} is ${days} days, both counted, not ${durationDays}`;
      yield { path: ['visits', slug, 'durationDays'], message };
    }
  },
};
