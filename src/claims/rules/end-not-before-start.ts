import { parsePartialDate } from '../dates/partial-date.js';
import { periods } from '../dates/dates.js';
import type { Rule } from '../rule.js';

/** An end is not before its start, by what the two dates may mean. */
export const endNotBeforeStart: Rule = (annotation) =>
  periods(annotation).flatMap(({ path, start, end }) => {
    const earliest = start === undefined ? null : parsePartialDate(start)?.earliest;
    const latest = end === undefined ? null : parsePartialDate(end)?.latest;
    if (!earliest || !latest || latest >= earliest) return [];
    return [{ path: [...path, 'end'], message: `the end ${end} is before the start ${start}` }];
  });
