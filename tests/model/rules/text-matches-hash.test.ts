import { describe, expect, test } from 'vitest';
import { textMatchesHash } from '../../../src/model/rules/text.js';
import { judge } from './judge.js';

describe('the offsets refer to this text', () => {
  test('the same text passes, as does a missing one', () => {
    expect(judge(textMatchesHash, {}, 'a 🇰🇵')).toEqual([]);
    expect(judge(textMatchesHash, {})).toEqual([]);
  });

  test('a text with a different hash and length is refused', () => {
    expect(judge(textMatchesHash, { source: { sha256: '0'.repeat(64), length: 9 } }, 'abc')).toEqual([
      `source.sha256: the SHA-256 of the text is ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, not ${'0'.repeat(64)}`,
      'source.length: the text has 3 code points, not 9',
    ]);
  });
});
