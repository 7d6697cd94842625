import { expect, test } from 'vitest';
import { attributionFitsSpeakers } from '../../../src/model/rules/statements.js';
import { aParaphrase, judge } from './judge.js';

const judged = (fields: object) => judge(attributionFitsSpeakers, { statements: { it: { ...aParaphrase, ...fields } } });
const speakers = [{ person: 'kim' }];

test.each([
  { attribution: 'NAMED', speakers },
  { attribution: 'ANONYMOUS', speakersAsPrinted: ['an official'] },
  { attribution: 'OWN_VOICE' },
  { speakers },
])('%j passes', (fields) => expect(judged(fields)).toEqual([]));

test.each(['ANONYMOUS', 'OWN_VOICE'])('%s with a speaker is refused', (attribution) => {
  expect(judged({ attribution, speakers })).toEqual([
    `statements.it.attribution: the statement is ${attribution}, but names a speaker: name none, or make it NAMED`,
  ]);
});
