import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { splitParagraphs } from '../../../src/model/text/paragraphs.js';

const words = (text: string) => [...splitParagraphs(text)].map(({ exact }) => exact);

describe('the paragraphs of a text', () => {
  it('end at line feeds and are not surrounded by white space', () => {
    expect(words('\uFEFFOne.\r\n\n  Two \n – \nThree')).toEqual(['One.', 'Two', 'Three']);
  });

  it('continue if the next line starts with a lower-case letter', () => {
    expect(words('He came to\nthe house.\nShe left.\n\nand so on')).toEqual(['He came to\nthe house.', 'She left.', 'and so on']);
  });

  it('are the elements in the root of XML, whatever lines they have', () => {
    const record = '<visit id="1">\n  <who/>\n  <note>He <em>left</em>.\nShe did not. <!-- <visit> --></note>\n</visit>';
    expect(words(`\uFEFF<?xml version="1.0"?>\n<visits>\n  ${record}\n  <none/>\n  <visit>2</visit>\n</visits>\n`)).toEqual([
      '<?xml version="1.0"?>\n<visits>',
      record,
      '<none/>',
      '<visit>2</visit>',
      '</visits>',
    ]);
    expect(words('<visits>\n<visit>2</visit>\n</visits>')).toHaveLength(3);
  });

  it('are split if they are too long: after a sentence, between words, or anywhere', () => {
    const sentence = `${'word '.repeat(200)}end. `;
    expect(words(sentence.repeat(2))).toEqual([sentence.trim(), sentence.trim()]);
    for (const part of words('longer '.repeat(1_000))) expect(part).toMatch(/^longer( longer)*$/);
    expect(words('言'.repeat(4_000)).map(({ length }) => length)).toEqual([1_500, 1_500, 1_000]);
    expect(words('𝒳'.repeat(2_000)).join('')).toBe('𝒳'.repeat(2_000));
  });

  it('have the right offsets and order, and contain every letter of any text', () => {
    const piece = fc.constantFrom(
      '<?xml version="1.0"?>',
      '<a>',
      '</a>',
      'a',
      'É',
      '😀',
      '\n',
      '\r\n',
      ' ',
      '. ',
      '\uFEFF',
      '。',
      'x'.repeat(1_499),
      '𝒳'.repeat(800),
      'word '.repeat(400),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = new CodePoints(pieces.join(''));
        let [end, rest] = [0, ''];
        for (const paragraph of splitParagraphs(text.text)) {
          expect(paragraph.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(paragraph.start, paragraph.end)).toBe(paragraph.exact);
          expect(paragraph.exact.length).toBeLessThanOrEqual(1_500);
          rest += text.slice(end, paragraph.start);
          end = paragraph.end;
        }
        expect(rest + text.slice(end, text.length)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
