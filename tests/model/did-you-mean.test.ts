import { expect, test } from 'vitest';
import { didYouMean, similarWords } from '../../src/model/did-you-mean.js';

const slugs = ['iceland', 'ireland', 'kim-jong-il', 'kim-jong-un', 'nrk', 'name'];

test.each([
  ['icelnd', ': did you mean iceland or ireland?'],
  ['kim-jong', ': did you mean kim-jong-il or kim-jong-un?'],
  ['nrc', ': did you mean nrk?'],
  ['NAME', ': did you mean name?'],
  ['age', ''],
  ['', ''],
  ['x'.repeat(100_000), ''],
])('%j', (word, suggestion) => {
  expect(didYouMean(similarWords(word, slugs))).toBe(suggestion);
});
