import { expect, test } from 'vitest';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { checklist } from '../../../../src/features/desk/browser/workplace/finish/checklist.js';

const listed = (annotation: object) => checklist(annotationCells(annotation));
const day = '2019-05-14';

test('what no reader misses is not listed as empty', () => {
  const { empty } = listed({
    visits: { v: { title: 'V', status: 'COMPLETED', hostCountry: 'chile', guestCountry: 'estonia', start: day } },
    events: { e: { title: 'E', kind: 'TALKS', status: 'COMPLETED', visit: 'v', start: day, venue: 'The Palace' } },
    statements: { s: { kind: 'PARTIAL_QUOTE', text: 'So be it', speakers: [{ person: 'ann' }], visit: 'v' } },
    positions: [{ title: 'Minister', person: 'ann', country: 'estonia' }],
  });
  expect(empty).toEqual([]);
});

test('the day of a visit, and the day and the place of an event are listed if they are empty', () => {
  const { empty } = listed({ visits: { v: { title: 'V' } }, events: { e: { title: 'E' } } });
  expect(empty).toEqual([
    { entry: 'visits/v', words: 'From' },
    { entry: 'events/e', words: 'From, Cities' },
  ]);
});
