import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'preact-render-to-string';
import { h } from 'preact';
import { Form } from '../../../../src/features/desk/browser/forms/form.js';
import { ProposalCard } from '../../../../src/features/desk/browser/workplace/proposals/proposal-card.js';
import { decide, show } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { proposal, workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const cite = [[0, 7]];
const person = proposal('people/ann-lee', 'PERSON', { slug: 'ann-lee' }, { name: 'Ann Lee', country: 'finland' });
const visit = proposal('visits/v', 'VISIT', { slug: 'v' }, { title: 'V', status: 'COMPLETED', hostCountry: 'niger', cite });
const office = proposal('positions/o', 'POSITION', { person: 'ann-lee' }, { title: 'Minister', person: 'ann-lee', cite });
const delegate = proposal('delegation/d', 'DELEGATE', { visit: 'v' }, { name: 'Bo', cite });
const begun = () => {
  const work = workOn({ text: 'Ann Lee and Bo went to Niger.', proposals: [office, delegate, person, visit] });
  work.countries = [
    { slug: 'finland', name: 'Finland' },
    { slug: 'niger', name: 'Niger' },
  ];
  return work;
};
const words = (html: string) => html.replace(/<[^>]*>/g, '');

test.each([
  ['an office names its new person', office, 'Person Ann Lee (Country: Finland)'],
  ['a delegate names its new visit', delegate, 'Visit V (Host: Niger)'],
])('a proposal lists what is accepted with it, before and after acceptance: %s', (_, proposed, also) => {
  for (const outcome of ['ACCEPTED', 'CORRECTED'] as const) {
    const work = begun();
    show(work, proposed);
    expect(words(render(h(ProposalCard, { work, proposal: proposed })))).toContain(`Also adds: ${also}`);
    decide(work, outcome);
    expect(work.notice).toContain(`Also added: ${also}`);
    if (outcome === 'CORRECTED') expect(words(render(h(Form, { work, entry: work.entry! })))).toContain(`Also added: ${also}`);
  }
});

test('a proposal that adds no other facts shows no note, nor does the form of another fact', () => {
  const work = begun();
  show(work, person);
  expect(words(render(h(ProposalCard, { work, proposal: person })))).not.toContain('Also');
  show(work, office);
  decide(work, 'CORRECTED');
  work.open('people/ann-lee');
  expect(words(render(h(Form, { work, entry: 'people/ann-lee' })))).not.toContain('Also');
});

test('after a proposal is corrected, Done shows the next proposal, and Close returns to the text', () => {
  const work = begun();
  show(work, office);
  decide(work, 'CORRECTED');
  work.done();
  expect([work.entry, work.proposal]).toEqual([null, 'delegation/d']);
  decide(work, 'CORRECTED');
  work.cancel();
  expect([work.entry, work.proposal, work.panel]).toEqual([null, null, 'text']);
});

test('a value that the desk filled in from the words is marked until the editor changes or confirms it', () => {
  const work = workOn({ text: 'Ann Lee visited Niger.' });
  work.countries = [{ slug: 'niger', name: 'Niger' }];
  work.select({ start: 0, end: 21 });
  work.say('visits');
  const form = () => render(h(Form, { work, entry: work.entry! }));
  const marked = () => [...form().matchAll(/id="field-(\w+)-note"/g)].map(([, field]) => field);
  expect(marked()).toEqual(['status', 'hostCountry']);
  expect(form()).toContain('aria-describedby="field-status-note"');
  work.type('status', 'PLANNED');
  expect(marked()).toEqual(['hostCountry']);
  const entry = work.entry!;
  work.done();
  work.open(entry);
  expect(marked()).toEqual([]);
});

test('once opened, rare fields stay open in the next form', () => {
  const work = begun();
  show(work, visit);
  decide(work, 'CORRECTED');
  const form = () => words(render(h(Form, { work, entry: work.entry! })));
  expect(form()).not.toContain('Days');
  work.isMoreOpen = true;
  expect(form()).toContain('Days');
});

test('a proposal corrected after acceptance counts as corrected, unless the change is undone or adds something', () => {
  for (const [proposed, entry, field] of [
    [visit, 'visits/v', 'title'],
    [office, 'positions/["ann-lee","Minister",null,null,null]', 'title'],
  ] as const) {
    const work = begun();
    const outcome = () => work.cells.get(`proposals/${proposed.name}`)!['outcome'];
    show(work, proposed);
    decide(work, 'ACCEPTED');
    work.open(entry);
    work.type('note', 'A note');
    expect(outcome()).toBe('ACCEPTED');
    for (const typed of ['W', 'Wo']) work.type(field, typed);
    expect(outcome()).toBe('CORRECTED');
    work.undoStep();
    expect([outcome(), work.cells.get(entry)![field]]).toEqual(['ACCEPTED', (proposed.claim as Record<string, unknown>)[field]]);
  }
});

test('a truncated paraphrase is accepted without words and opens its form, and a complete one is accepted with them', () => {
  const said = (text: string) => ({ kind: 'PARAPHRASE', text, speakersAsPrinted: ['Ann'], cite: [[0, 29]] });
  const broken = proposal('statements/a', 'STATEMENT', { slug: 'a' }, said('Ann Lee and Bo went to …'));
  const whole = proposal('statements/b', 'STATEMENT', { slug: 'b' }, said('Ann Lee and Bo went to Niger'));
  const work = workOn({ text: 'Ann Lee and Bo went to Niger.', proposals: [broken, whole] });
  show(work, broken);
  decide(work, 'ACCEPTED');
  expect([work.entry, work.cells.get('statements/a')!['text'], work.caret]).toEqual([
    'statements/a',
    undefined,
    { start: 0, end: 29 },
  ]);
  work.type('text', 'They travelled');
  expect(work.cells.get('proposals/statements/a')!['outcome']).toBe('ACCEPTED');
  show(work, whole);
  decide(work, 'ACCEPTED');
  expect([work.entry, work.cells.get('statements/b')!['text']]).toEqual([null, 'Ann Lee and Bo went to Niger']);
});
