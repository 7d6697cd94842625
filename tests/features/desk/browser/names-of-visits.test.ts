import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { entriesIn } from '../../../../src/features/desk/browser/state/names.js';
import { decide, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const text = 'Bo Ek, who succeeded Ann Lee, spent three days in Fiji.';
const cite = [[0, 54]];
const visit = proposal(
  'visits/ann-lee-fiji',
  'VISIT',
  { slug: 'ann-lee-fiji' },
  { title: 'Ann Lee in Fiji', hostCountry: 'fiji', cite },
);
const delegate = (person: string) =>
  proposal(
    `delegation/${person}`,
    'DELEGATE',
    { visit: 'ann-lee-fiji', person },
    { name: person, person, side: 'GUEST', capacity: 'HEAD', cite },
  );
const talks = proposal(
  'events/talks',
  'EVENT',
  { slug: 'talks' },
  { title: 'Talks', kind: 'TALKS', visit: 'ann-lee-fiji', cite },
);
const people = { 'ann-lee': { name: 'Ann Lee' }, 'bo-ek': { name: 'Bo Ek' } };
const slugs = (work: ReturnType<typeof workOn>, of: string) => entriesIn(work.cells, of).map(({ slug }) => slug);

function corrected(proposals = [visit, delegate('ann-lee')]) {
  const work = workOn({ text, people, proposals });
  for (const each of [visit, delegate('ann-lee')]) {
    show(work, each);
    decide(work, 'ACCEPTED');
  }
  const { entry } = entriesIn(work.cells, 'delegation')[0]!;
  work.type('person', 'bo-ek', entry);
  work.type('start', '2019-05-13', 'visits/ann-lee-fiji');
  return work;
}

test('a visit is named by its facts when the draft is finished, and references to it follow', () => {
  const work = corrected();
  work.finish(true);
  expect(slugs(work, 'visits')).toEqual(['bo-ek-fiji-2019-05']);
  expect(entriesIn(work.cells, 'delegation').map(({ fields }) => fields['of'])).toEqual(['bo-ek-fiji-2019-05']);
  work.type('start', '2019-06-13', 'visits/bo-ek-fiji-2019-05');
  work.nameAgain({ isLast: true });
  expect(slugs(work, 'visits')).toEqual(['bo-ek-fiji-2019-06']);
});

test('while open proposals refer to a visit, it keeps its name until the draft is published', () => {
  const work = corrected([visit, delegate('ann-lee'), talks]);
  work.finish(true);
  expect(slugs(work, 'visits')).toEqual(['ann-lee-fiji']);
  work.nameAgain({ isLast: true });
  expect(slugs(work, 'visits')).toEqual(['bo-ek-fiji-2019-05']);
});

test('visits of a published source and of a written annotation keep their names', () => {
  const written = workOn({ text, people, visits: { mine: { title: 'Bo Ek in Fiji', hostCountry: 'fiji', cite } } });
  written.nameAgain({ isLast: true });
  expect(slugs(written, 'visits')).toEqual(['mine']);
  const published = corrected();
  published.draft = { ...published.draft, annotationVersion: 'a1' };
  published.nameAgain({ isLast: true });
  expect(slugs(published, 'visits')).toEqual(['ann-lee-fiji']);
});
