import { describe, expect, test } from 'vitest';
import { eventBelongsToVisit } from '../../../src/model/rules/statements.js';
import { anEvent, aParaphrase, judge } from './judge.js';

const events = { banquet: { ...anEvent, visit: 'now' }, summit: anEvent };
const judgeStatement = (made: object) => judge(eventBelongsToVisit, { events, statements: { it: { ...aParaphrase, ...made } } });

describe('a statement made during a visit and at an event is made at an event of that visit', () => {
  test.each([
    ['an event of the same visit', { visit: 'now', event: 'banquet' }],
    ['an event of no visit', { visit: 'now', event: 'summit' }],
    ['an event, and the statement has no visit', { event: 'banquet' }],
    ['a statement without an event', { visit: 'now' }],
    ['an event that does not exist, which another rule refuses', { visit: 'now', event: 'constructor' }],
  ])('%s passes', (_what, made) => expect(judgeStatement(made)).toEqual([]));

  test('an event of another visit is refused', () => {
    expect(judgeStatement({ visit: 'next', event: 'banquet' })).toEqual([
      'statements.it.event: the event banquet belongs to the visit now, not to next',
    ]);
  });
});
