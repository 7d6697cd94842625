import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkAnnotation } from '../../src/claims/read/check.js';
import { CodePoints } from '../../src/claims/text/code-points.js';
import { draftAnnotation } from '../../src/drafting/draft-annotation.js';
import { countries } from '../../seed/reference/countries.js';

const KNOWN = new Map(countries().map((country) => [country.slug, country]));
const TEXT = `Two leaders meet 😀

“We talked about everything that matters,” Ann Lee said after the talks.

“The red carpet was long and very, very warm”, Xinhua reported.

“Somebody may have said this as well.”
`;

test('quotations become statements, with the speaker where it is sure', () => {
  const { yaml, ...counts } = draftAnnotation(TEXT, { publishedOn: '2018-03' }, KNOWN);
  expect(counts).toEqual({ statements: 3, sure: 1, short: 0, dropped: 0 });
  const { source, statements } = parse(yaml) as { source: object; statements: Record<string, any> };
  expect(source).toMatchObject({ slug: 'two-leaders-meet', title: 'Two leaders meet 😀', publishedOn: '2018-03' });
  const [first, second, third] = Object.values(statements);
  expect(first).toMatchObject({
    kind: 'DIRECT_QUOTE',
    text: 'We talked about everything that matters',
    speakersAsPrinted: ['Ann Lee'],
  });
  expect([second, third].map((each) => each.speakersAsPrinted)).toEqual([undefined, undefined]);
  const text = new CodePoints(TEXT);
  for (const { text: words, cite } of Object.values(statements)) expect(text.slice(cite[0][0], cite[0][1])).toBe(words);
  expect(yaml).toContain('# "Ann Lee" stands after the quotation (line 3).');
  expect(yaml).toContain('# Reported by "Xinhua", it seems; who speaks is not sure.');
});

test('what breaks a rule is dropped and counted', () => {
  const { statements, dropped } = draftAnnotation('“The “red carpet” was long and warm”, he said.', {}, KNOWN);
  expect({ statements, dropped }).toEqual({ statements: 0, dropped: 1 });
});

test('any text gives an annotation without a problem', () => {
  const words = fc.constantFrom(
    '“',
    '”',
    '"',
    '‘',
    '’',
    'Ann',
    'Lee',
    'said',
    'that',
    'we',
    'met',
    ',',
    '.',
    '\n',
    '😀',
    ':',
    '#',
    '- ',
    '&',
    "'",
    '\t',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 }), (all) => {
      const text = all.join(' ').replaceAll('\0', '').toWellFormed();
      if (text.trim() === '') return;
      const { yaml } = draftAnnotation(text, {}, KNOWN);
      expect(checkAnnotation({ yaml, text }, KNOWN).problems).toEqual([]);
    }),
  );
});
