import { expect, test } from 'vitest';
import { officeName } from '../../../../src/features/pages/person/office-name.js';

test.each([
  ['Foreign Minister', 'Chile', undefined, 'Foreign Minister, Chile'],
  ['Ambassador of Chile to New Zealand', 'Chile', undefined, 'Ambassador of Chile to New Zealand'],
  ['President', 'Chile', 'Bank of Chile', 'President, Bank of Chile'],
  ['President of the Bank of Chile', 'Chile', 'Bank of Chile', 'President of the Bank of Chile'],
  ['Minister', 'Chile', 'Ministry of Defence', 'Minister, Ministry of Defence, Chile'],
  ['Envoy', undefined, undefined, 'Envoy'],
])('the office %s of %s and %s is printed with its country once', (title, country, organization, expected) => {
  expect(
    officeName({
      title,
      country: country ? { name: country } : null,
      organization: organization ? { name: organization } : null,
    }),
  ).toBe(expected);
});
