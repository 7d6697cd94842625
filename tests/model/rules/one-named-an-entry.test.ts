import { describe, expect, test } from 'vitest';
import { oneNamedAnEntry } from '../../../src/model/rules/lists.js';
import { aParaphrase, judge } from './judge.js';

const judgeSpeakers = (...speakers: object[]) => judge(oneNamedAnEntry, { statements: { it: { ...aParaphrase, speakers } } });

describe('a speaker is exactly one of a person, an organization and a country', () => {
  test('one per entry passes, as does a statement without speakers', () => {
    expect(judgeSpeakers({ person: 'xi' }, { organization: 'xinhua' }, { country: 'china' })).toEqual([]);
    expect(judgeSpeakers()).toEqual([]);
  });

  test('an entry with two of them, or with none, is refused', () => {
    expect(judgeSpeakers({ person: 'xi', country: 'china' }, {})).toEqual([
      'statements.it.speakers[0]: names xi and china: specify exactly one of person, organization and country',
      'statements.it.speakers[1]: names nobody: specify exactly one of person, organization and country',
    ]);
  });
});
