import { expect, test } from 'vitest';
import { acceptAs, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { proposal, workOn } from './work.js';

const text = 'Lee went to Estonia. They held talks.';
const visit = (claim: object = {}) =>
  proposal('visits/v', 'VISIT', { slug: 'v' }, { title: 'V', hostCountry: 'estonia', cite: [[0, 19]], ...claim });
const talks = proposal('events/e', 'EVENT', { slug: 'e' }, { kind: 'TALKS', title: 'E', cite: [[21, 36]] });
const begun = (...proposals: (typeof talks)[]) => {
  const work = workOn({ text, proposals });
  show(work, work.proposals[0]!);
  return work;
};

test('a proposal without a status is accepted with one by a key, and the next proposal is shown', () => {
  const work = begun(visit(), talks);
  acceptAs(work, 'ONGOING');
  expect([work.cells.get('visits/v')!['status'], work.entry, work.proposal]).toEqual(['ONGOING', null, 'events/e']);
  acceptAs(work, 'COMPLETED');
  expect([work.cells.get('events/e')!['status'], work.entry, work.proposal]).toEqual(['COMPLETED', null, null]);
  work.undoStep();
  expect(work.cells.has('events/e')).toBe(false);
});

test('a status that the text states is not replaced', () => {
  const work = begun(visit({ status: 'PLANNED' }));
  acceptAs(work, 'COMPLETED');
  expect([work.cells.has('visits/v'), work.notice]).toEqual([false, 'Go to a proposal without a status first (j).']);
});
