import { expect, test } from 'vitest';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { checkAnnotation } from '../../../src/model/read/check.js';
import type { Proposed } from '../../../src/features/drafting/proposal.js';
import { checkProposals, propose } from '../../../src/features/drafting/propose.js';
import { countries } from '../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const COUNTRIES = new Map(known.countries.map((country) => [country.slug, country]));

test('a proposal is a fact with its passages, its reason and its probability', () => {
  const text = '😀 “We talked about everything that matters,” Ann Lee said.';
  expect(propose(text, { known })).toEqual({
    proposals: [
      {
        ...{ name: 'statements/we-talked-about-everything-that-matters', type: 'Statement' },
        key: { slug: 'we-talked-about-everything-that-matters' },
        claim: {
          ...{ kind: 'DIRECT_QUOTE', text: 'We talked about everything that matters' },
          ...{ speakers: [{ person: 'ann-lee' }], cite: [[3, 42]] },
        },
        ...{ passages: [[3, 42]], doubted: ['speakers', 'speakersAsPrinted', 'reportedBy'], features: ['speaker after'] },
        ...{ reason: '"Ann Lee" appears after the quotation (line 1).', confidence: expect.closeTo(0.97, 2) },
        proposedBy: 'rules',
      },
      {
        ...{ name: 'people/ann-lee', type: 'Person', key: { slug: 'ann-lee' }, claim: { name: 'Ann Lee' } },
        ...{ passages: [[45, 52]], doubted: [], features: ['name of a person'], proposedBy: 'rules' },
        ...{ reason: '"Ann Lee" looks like the name of a person.', confidence: expect.closeTo(0.97, 2) },
      },
    ],
    dropped: {},
  });
});

test('a proposal that breaks a rule is dropped and counted by rule', () => {
  const { proposals, dropped } = propose(`“${'a '.repeat(5_001)}warm”, he said.`, { known });
  expect({ proposals, dropped }).toEqual({ proposals: [], dropped: { shape: 1 } });
});

test('a proposal that refers to a dropped one is also dropped', () => {
  const text = 'Ann Lee, the minister, came.';
  const proposed: Proposed[] = [
    { type: 'Person', key: { slug: 'lee' }, claim: { name: 'Ann Lee' }, features: [], reason: 'A name.' },
    { type: 'Position', claim: { title: 'minister', person: 'lee', cite: [[0, 3]] }, features: [], reason: 'A title.' },
    {
      type: 'Delegate',
      key: { visit: 'no-such', person: 'lee' },
      claim: { person: 'lee', cite: [[0, 3]] },
      features: [],
      reason: '.',
    },
    { type: 'Topic', key: { slug: 'umbrellas' }, claim: { name: 'umbrellas' }, features: [], reason: 'A word.' },
  ];
  const article = { text, points: new CodePoints(text), known, annotation: null };
  const { proposals, dropped } = checkProposals(article, proposed);
  expect(proposals.map(({ name }) => name)).toEqual(['topics/umbrellas']);
  expect(dropped).toEqual({ 'slug-of-name': 1, 'reference-resolves': 2 });
});

test('annotated facts are not proposed again, whatever their key', () => {
  const text = '“We talked about everything that matters,” Ann Lee said. “We talked about everything that matters,” she added.';
  const [first, lee, second] = propose(text, { known }).proposals;
  const annotated = { source: { slug: 'x', title: 'X' }, people: { 'ann-lee': lee!.claim }, statements: { words: first!.claim } };
  const { annotation, problems } = checkAnnotation({ yaml: JSON.stringify(annotated), text }, COUNTRIES);
  expect(problems).toEqual([]);
  expect(second!.key).toEqual({ slug: 'we-talked-about-everything-that-matters-2' });
  const { proposals } = propose(text, { known, annotation });
  expect(proposals.map(({ claim }) => claim)).toEqual([second!.claim]);
});

test('an invalid annotation of an earlier version of the text does not affect the proposals', () => {
  const before = { source: { slug: 'x', title: 'X', sha256: 'a'.repeat(64), length: 3 }, topics: { y: 'Y' }, positions: [] };
  const { annotation } = checkAnnotation({ yaml: JSON.stringify(before) }, COUNTRIES);
  const text = '“We talked about everything that matters,” Ann Lee said.';
  expect(propose(text, { known, annotation }).proposals.map(({ type }) => type)).toEqual(['Statement', 'Person']);
});

test('indirect speech is proposed with the words that name its speaker if the speaker is unknown', () => {
  const { proposals } = propose('The minister insisted that talks would go on.', { known });
  expect(proposals.map(({ claim }) => [claim['kind'], claim['speakersAsPrinted'], claim['cite']])).toEqual([
    ['PARAPHRASE', ['The minister'], [[0, 44]]],
  ]);
});

test('the length of a Chinese quotation is counted in characters', () => {
  const { proposals } = propose('他说：“我们今天见面了。”', { known });
  expect(proposals.map(({ claim }) => claim['text'])).toEqual(['我们今天见面了。']);
});
