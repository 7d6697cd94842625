import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'preact-render-to-string';
import { h } from 'preact';
import { set } from '../../../../src/features/desk/browser/state/cells.js';
import { acceptOffer, offerSure, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { ProposalCard } from '../../../../src/features/desk/browser/workplace/proposals/proposal-card.js';
import { SureOffer } from '../../../../src/features/desk/browser/workplace/proposals/sure-offer.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const ann = proposal('people/ann-lee', 'PERSON', { slug: 'ann-lee' }, { name: 'Ann Lee', country: 'fiji' });
const quote = proposal(
  'statements/q',
  'STATEMENT',
  { slug: 'q' },
  { kind: 'PARTIAL_QUOTE', text: 'So be it', speakers: [{ person: 'ann-lee' }], cite: [[0, 7]] },
);
const begun = (annotation: object = {}) => {
  const people = { ...ann, passages: [[0, 7]] } as unknown as typeof ann;
  const work = workOn({ text: 'Ann Lee said “So be it”.', proposals: [people, quote], ...annotation });
  work.view = () => true;
  work.countries = [{ slug: 'fiji', name: 'Fiji' }];
  return work;
};
const words = (html: string) => html.replace(/<[^>]*>/g, '');
const during = {
  visits: {
    v: {
      ...{ title: 'V', status: 'COMPLETED', cite: [[0, 7]] },
      delegation: [{ name: 'Ann Lee', person: 'ann-lee', side: 'GUEST', cite: [[0, 7]] }],
    },
  },
};

test('sure proposals are listed before being accepted, and listing them does not accept them', () => {
  const work = begun();
  offerSure(work);
  expect(work.cells.has('people/ann-lee')).toBe(false);
  const listed = words(render(h(SureOffer, { work, offer: work.offer! })));
  expect(listed).toContain('Person Ann Lee (Country: Fiji)Quote So be it');
  expect(listed).toContain('Accept 2');
  acceptOffer(work);
  expect([work.offer, work.cells.has('statements/q')]).toEqual([null, true]);
});

test('sure proposals are listed again if the facts have changed since the last listing', () => {
  const work = begun();
  offerSure(work);
  work.act('Added', [set(work.cells, 'people/ann-lee', 'name', 'Ann Lee')]);
  acceptOffer(work);
  expect([work.offer?.count, work.cells.has('statements/q')]).toEqual([1, false]);
  acceptOffer(work);
  expect([work.offer, work.cells.has('statements/q')]).toEqual([null, true]);
});

test('the list counts sure proposals that would take on a value not stated in their words, and the card names the value', () => {
  const work = begun(during);
  offerSure(work);
  expect(words(render(h(SureOffer, { work, offer: work.offer! })))).toMatch(
    /Accept the sure.*Decide one by one on a sure proposal.*Accept 1/,
  );
  show(work, quote);
  const card = words(render(h(ProposalCard, { work, proposal: quote })));
  expect(card).toMatch(/V filled in from other facts/);
  expect(card).toContain('Sure, apart from filled-in values');
});
