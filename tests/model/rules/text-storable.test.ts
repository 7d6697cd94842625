import { describe, expect, test } from 'vitest';
import { textStorable } from '../../../src/model/rules/text.js';
import { judge } from './judge.js';

describe('the text contains no NUL character', () => {
  test('a text without NUL passes', () => expect(judge(textStorable, {}, 'a\tb\n')).toEqual([]));

  test('a text with NUL is refused', () => {
    expect(judge(textStorable, {}, '🇰🇵\0')).toEqual([
      'source: the text has a NUL character at code point 2, which cannot be stored',
    ]);
  });

  test('a text that begins with NUL is refused', () => {
    expect(judge(textStorable, {}, '\0a')).toEqual([expect.stringContaining('code point 0')]);
  });
});
