import { parsePartialDate } from '../dates/partial-date.js';
import { dates } from '../dates/dates.js';
import type { Rule } from '../rule.js';

const FORMS = '2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier';

export const dateValid: Rule = {
  sentence: 'A date must exist in the calendar and be written in the supported part of EDTF.',
  *check(annotation) {
    for (const { path, date } of dates(annotation)) {
      if (!parsePartialDate(date)) yield { path, message: `${JSON.stringify(date)} is not a date: write ${FORMS}` };
    }
  },
};
