import { parsePartialDate } from '../dates/partial-date.js';
import { dates } from '../dates/dates.js';
import type { Rule } from '../rule.js';

/** A date is one that the calendar has, in the part of EDTF that the format takes. */
export const dateValid: Rule = (annotation) =>
  dates(annotation)
    .filter(({ date }) => parsePartialDate(date) === null)
    .map(({ path, date }) => ({
      path,
      message: `${JSON.stringify(date)} is not a date: write 2018, 2018-03, 2018-03-25, or [..2000-05] for some time up to May 2000`,
    }));
