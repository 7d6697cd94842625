import { describe, expect, test } from 'vitest';
import { slugOfName } from '../../../src/model/rules/names.js';
import { anOrganization, judge } from './judge.js';

describe('a slug is derived from its name', () => {
  test.each([
    ['kim-jong-un', 'Kim Jong-un'],
    ['john-smith-2', 'John Smith'],
    ['agenda-21', 'Agenda 21'],
    ['anything', '习近平'],
  ])('%s for %s passes', (slug, name) => expect(judge(slugOfName, { people: { [slug]: { name } } })).toEqual([]));

  test('any other slug is refused, and the error suggests the right one', () => {
    expect(
      judge(slugOfName, {
        people: { kim: { name: 'Kim Jong-un' } },
        organizations: { party: { ...anOrganization, name: 'Workers’ Party' } },
        topics: { talks: 'Peace talks' },
      }),
    ).toEqual([
      'organizations.party: the slug of "Workers’ Party" must be workers-party, not party',
      'people.kim: the slug of "Kim Jong-un" must be kim-jong-un, not kim',
      'topics.talks: the slug of "Peace talks" must be peace-talks, not talks',
    ]);
  });
});
