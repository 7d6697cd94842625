import { describe, expect, test } from 'vitest';
import { aliasIsAnotherName } from '../../../src/model/rules/names.js';
import { anOrganization, judge } from './judge.js';

describe('an alias differs from the preferred name', () => {
  test('another spelling passes', () => {
    expect(judge(aliasIsAnotherName, { people: { kim: { name: 'Kim', aliases: ['KIM'] } } })).toEqual([]);
  });

  test('the same name is refused, for people and organizations', () => {
    const people = { kim: { name: 'Kim', aliases: ['Gim', 'Kim'] } };
    const organizations = { xinhua: { ...anOrganization, aliases: ['Xinhua'] } };
    expect(judge(aliasIsAnotherName, { people, organizations })).toEqual([
      'people.kim.aliases[1]: Kim is already the preferred name: remove this alias',
      'organizations.xinhua.aliases[0]: Xinhua is already the preferred name: remove this alias',
    ]);
  });
});
