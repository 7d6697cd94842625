import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { quotedFirst } from '../../../../src/features/desk/browser/state/field-changes.js';
import { workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const begun = () =>
  workOn({
    text: 'x'.repeat(100),
    people: { ann: { name: 'Ann', country: 'fiji' }, bo: { name: 'Bo' } },
    visits: { v: { title: 'V' }, w: { title: 'W' } },
    events: {
      talks: {
        ...{
          title: 'Talks',
          visit: 'v',
          cite: [
            [0, 9],
            [20, 29],
          ],
        },
        participants: [
          { person: 'ann', cite: [[0, 9]] },
          { person: 'bo', cite: [[2, 5]] },
          {
            name: 'Cy',
            cite: [
              [20, 29],
              [0, 9],
            ],
          },
        ],
      },
      dinner: { title: 'Dinner', cite: [[0, 9]] },
    },
    statements: { q: { text: 'Q', visit: 'w', cite: [[0, 9]] } },
    positions: [{ title: 'Foreign Minister', person: 'bo', cite: [[0, 9]] }],
  });
const annotation = (work: ReturnType<typeof workOn>) => annotationFromCells(work.cells).annotation as any;
const cites = (work: ReturnType<typeof workOn>) =>
  annotation(work).events.talks.participants.map(({ cite }: { cite: unknown }) => JSON.stringify(cite));

test('changing the passages of a quote updates its words, unless they were edited', () => {
  const text = '“It is,” he said, “well.”';
  const [first, second] = [
    [1, 6],
    [19, 24],
  ] as const;
  const work = workOn({ text, statements: { q: { kind: 'DIRECT_QUOTE', text: 'well.', cite: [second] } } });
  const words = () => work.cells.get('statements/q')?.['text'];
  work.open('statements/q');
  work.type('cite', quotedFirst([second, first], work.places));
  expect([words(), work.cells.get('statements/q')?.['cite']]).toEqual(['It is … well.', [first, second]]);
  work.type('cite', quotedFirst([[0, 16], first, second], work.places));
  expect([words(), work.cells.get('statements/q')?.['cite']]).toEqual(['It is … well.', [first, second, [0, 16]]]);
  work.type('cite', [second]);
  expect(words()).toBe('well.');
  work.type('text', 'fine');
  work.type('cite', [first]);
  expect(words()).toBe('fine');
});

test('when the words of an event move, participants citing the same words follow, and others stay', () => {
  const work = begun();
  work.open('events/talks');
  work.type('cite', [[50, 60]]);
  expect(cites(work)).toEqual(['[[50,60]]', '[[2,5]]', '[[50,60]]']);
  work.undoStep();
  expect(cites(work)).toEqual(['[[0,9]]', '[[2,5]]', '[[20,29],[0,9]]']);
});

test('adding a passage to an event does not change its participants, and removing one also removes it from them', () => {
  const work = begun();
  work.open('events/talks');
  work.type('cite', [
    [0, 9],
    [20, 29],
    [50, 60],
  ]);
  expect(cites(work)).toEqual(['[[0,9]]', '[[2,5]]', '[[20,29],[0,9]]']);
  work.type('cite', [
    [20, 29],
    [50, 60],
  ]);
  expect(cites(work)).toEqual(['[[20,29]]', '[[2,5]]', '[[20,29]]']);
});

test('the event of a quote determines its visit, and choosing a visit removes the event', () => {
  const work = begun();
  const occasion = () => [annotation(work).statements.q.event, annotation(work).statements.q.visit];
  work.open('statements/q');
  work.type('event', 'talks');
  expect(occasion()).toEqual(['talks', 'v']);
  work.type('visit', 'w', 'events/talks');
  expect(occasion()).toEqual(['talks', 'w']);
  work.type('event', 'dinner');
  expect(occasion()).toEqual(['dinner', undefined]);
  work.type('visit', 'v');
  expect(occasion()).toEqual([undefined, 'v']);
});

test("a state office takes its holder's country, and the holder takes the office's country", () => {
  const work = begun();
  const countries = () => [annotation(work).positions[0].country, annotation(work).people.bo.country];
  work.open('people/bo');
  work.type('country', 'chile');
  expect(countries()).toEqual(['chile', 'chile']);
  work.undoStep();
  const office = [...work.cells.keys()].find((entry) => entry.startsWith('positions/'))!;
  work.open(office);
  work.type('country', 'peru');
  expect(countries()).toEqual(['peru', 'peru']);
});

test.each([
  ['President of the World Bank', undefined],
  ['Secretary-General', undefined],
  ['Minister for Foreign Affairs', 'fiji'],
])('the office %s of Ann from Fiji is assigned the country %s', (title, country) => {
  const work = begun();
  work.add('Added', [
    { entry: 'positions/new', field: 'title', before: undefined, after: title },
    { entry: 'positions/new', field: 'person', before: undefined, after: 'ann' },
  ]);
  expect(annotation(work).positions[1].country).toBe(country);
});
