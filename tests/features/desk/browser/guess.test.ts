import { expect, test } from 'vitest';
import { organizationKind, slugFor } from '../../../../src/features/desk/browser/state/guess.js';

test.each([
  ['The New York Times', 'NEWSPAPER'],
  ['Xinhua', 'NEWS_AGENCY'],
  ['Ministry of Trade', 'GOVERNMENT'],
  ['Beyond Parallel', 'OTHER'],
])('the kind of %s is guessed from its words', (name, kind) => expect(organizationKind(name)).toBe(kind));

test('a new entry is labelled with its name, title or text', () => {
  expect(slugFor({ name: 'Ri Sol-ju' })).toBe('ri-sol-ju');
});
