import { describe, expect, test } from 'vitest';
import { aliasIsAnotherName } from '../../../src/model/rules/names.js';
import { anOrganization, judge } from './judge.js';

describe('an alias is another name than the preferred one', () => {
  test('another spelling: passes', () => {
    expect(judge(aliasIsAnotherName, { people: { kim: { name: 'Kim', aliases: ['KIM'] } } })).toEqual([]);
  });

  test('the same: refused, of people and of organizations', () => {
    const people = { kim: { name: 'Kim', aliases: ['Gim', 'Kim'] } };
    const organizations = { xinhua: { ...anOrganization, aliases: ['Xinhua'] } };
    expect(judge(aliasIsAnotherName, { people, organizations })).toEqual([
      'people.kim.aliases[1]: Kim is already the preferred name: remove this alias',
      'organizations.xinhua.aliases[0]: Xinhua is already the preferred name: remove this alias',
    ]);
  });
});
