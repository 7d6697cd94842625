import { expect, test } from 'vitest';
import { workOn } from './work.js';

const work = () => {
  const opened = workOn({ people: { lee: { name: 'Ann Lee' }, kim: { name: 'Bo Kim' } } });
  opened.finish(true);
  opened.openListed('people/lee', 'likely people/kim');
  return opened;
};

test.each(['done', 'cancel'] as const)('%s closes a fact of the checklist and returns to the item after it', (close) => {
  const opened = work();
  expect(opened.isFinishing).toBe(false);
  opened[close]();
  expect([opened.entry, opened.isFinishing, opened.listed]).toEqual([null, true, 'likely people/kim']);
});

test('removing a fact of the checklist returns to it, also after another form was opened from its form', () => {
  const opened = work();
  opened.open('people/kim');
  opened.remove('people/kim');
  expect([opened.isFinishing, opened.listed]).toEqual([true, 'likely people/kim']);
});

test('a fact opened from the text does not lead to the checklist', () => {
  const opened = work();
  opened.done();
  opened.finish(false);
  opened.open('people/kim');
  opened.done();
  expect([opened.entry, opened.isFinishing]).toEqual([null, false]);
});
