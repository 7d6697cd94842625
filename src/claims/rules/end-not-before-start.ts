import { periods } from '../dates/dates.js';
import { isBefore } from '../dates/days.js';
import type { Rule } from '../rule.js';

export const endNotBeforeStart: Rule = {
  sentence: 'An end must not be before its start.',
  *check(annotation) {
    for (const { path, start, end } of periods(annotation)) {
      if (isBefore(end, start)) yield { path: [...path, 'end'], message: `the end ${end} is before the start ${start}` };
    }
  },
};
