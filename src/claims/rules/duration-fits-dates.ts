import { daysBetween } from '../dates/days.js';
import type { Rule } from '../rule.js';

/** A stated duration is that from start to end, where both are days; the first and the last day count. */
export const durationFitsDates: Rule = ({ visits }) =>
  Object.entries(visits).flatMap(([slug, { start, end, durationDays }]) => {
    const days = daysBetween(start, end);
    if (durationDays === undefined || days === null || days === durationDays) return [];
    return [
      {
        path: ['visits', slug, 'durationDays'],
        message: `from ${start} to ${end} is ${days} days, not ${durationDays}`,
      },
    ];
  });
