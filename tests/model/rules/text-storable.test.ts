import { describe, expect, test } from 'vitest';
import { textStorable } from '../../../src/model/rules/text.js';
import { judge } from './judge.js';

describe('the text holds no NUL character', () => {
  test('without one: passes', () => expect(judge(textStorable, {}, 'a\tb\n')).toEqual([]));

  test('with one: refused', () => {
    expect(judge(textStorable, {}, '🇰🇵\0')).toEqual([
      'source: the text has a NUL character at code point 2, which cannot be stored',
    ]);
  });

  test('with one at its beginning: refused', () => {
    expect(judge(textStorable, {}, '\0a')).toEqual([expect.stringContaining('code point 0')]);
  });
});
