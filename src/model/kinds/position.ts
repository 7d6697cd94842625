import { z } from 'zod';
import { OfficeClass, PositionHolders, PositionStatus } from '../generated/enums.js';
import { fitPosition } from '../fit.js';
import { asPrinted, course, date, note, reference, title } from './fields.js';
import { kind } from './kind.js';

/** A held position may end later. */
const mayEnd = (earlier: string, later: string) => earlier === later || earlier === 'HELD';

/** An office that a person holds or held. The key contains `term` instead of dates, so that dates can be corrected. */
export const position = kind({
  model: 'Position',
  plural: 'positions',
  thing: 'an office held',
  label: 'Office',
  caption: { first: ['title'] },
  shownOn: ['person', 'organization'],
  place: { list: 'positions' },
  cited: 'always',
  fields: {
    title: title("The office, in the source's words."),
    person: reference('people', 'the person who held it'),
    organization: reference('organizations', 'the organization in which it is held').optional(),
    country: reference('countries', 'the country in which it is held').optional(),
    term: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe(
        'The number of this term, counted from 1, among the terms that the person is known to have served in this office.',
      ),
    personAsPrinted: asPrinted('The person'),
    start: date().optional(),
    startAsPrinted: asPrinted('The start'),
    end: date().optional(),
    endAsPrinted: asPrinted('The end'),
    note: note().optional(),
    status: course(z.enum(PositionStatus), mayEnd)
      .default('UNKNOWN')
      .describe('Whether it was still held when the source was published.'),
    holders: z
      .enum(PositionHolders)
      .optional()
      .describe(
        'How many people hold the office at a time. If it is one, a person is taken not to have held it on days when someone else is known to have held it, except on a stated first or last day, when it changed hands.',
      ),
    class: z
      .enum(OfficeClass)
      .optional()
      .describe('The class of the office, as given by the annotation or the mapping. It is never derived from the title.'),
  },
  featured: ['title', 'person', 'country', 'organization', 'status', 'start', 'end'],
  labels: { title: 'Office, as printed', class: 'Class of the office' },
  key: ['person', 'title', 'organization', 'country', 'term'],
  about: ['person'],
  fit: fitPosition,
  open: { status: 'UNKNOWN' },
});
