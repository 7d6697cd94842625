import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { controlOf } from '../../../../src/features/desk/browser/forms/field.js';
import { addToDraft, choicesFor } from '../../../../src/features/desk/browser/forms/name-search.js';
import { workOn } from './work.js';

const tables = ['people', 'organizations', 'countries'];
const choices = (typed: string, stored: Parameters<typeof choicesFor>[3] = []) =>
  choicesFor(workOn({ people: { 'king-hamza': { name: 'King Hamza' } } }), tables, typed, stored).map(({ name, note }) => [
    name,
    note,
  ]);

test('no new organization is offered under the name of a person', () => {
  expect(choices('Hamza')).toEqual([
    ['King Hamza', undefined],
    ['Hamza', 'new person'],
  ]);
  expect(choices('Hamza Bank')).toEqual([
    ['Hamza Bank', 'new person'],
    ['Hamza Bank', 'new organization'],
  ]);
});

test('a name with the words of an organization is first offered as a new organization', () => {
  for (const name of ['Foreign Ministry of Fiji', 'Ministry of Trade', 'Office of the President'])
    expect(choices(name).map(([, note]) => note)).toEqual(['new organization', 'new person']);
});

test('stored people precede stored organizations, whichever were found first', () => {
  const stored = ['organizations', 'people'].map((table) => ({ table, slug: `a-${table}`, name: table, added: { fields: {} } }));
  expect(choices('Ann', stored).map(([name]) => name)).toEqual(['people', 'organizations', 'Ann']);
});

test('an exact match comes first, whichever table has it', () => {
  const work = workOn({ people: { 'anna-bo': { name: 'Anna Bo' }, anna: { name: 'Anna' } } });
  work.countries = ['North Vietnam', 'South Vietnam', 'Vietnam'].map((name) => ({ slug: name, name }));
  const first = (typed: string) => choicesFor(work, tables, typed, [])[0]!.name;
  expect([first('vietnam'), first('Anna'), first('South')]).toEqual(['Vietnam', 'Anna', 'South Vietnam']);
});

test('a boolean field offers yes and no, and stores true, false or nothing', () => {
  const stored: unknown[] = [];
  const given = { id: 'f', work: workOn({}), disabled: false, required: false, onValue: (value: unknown) => stored.push(value) };
  const field = { name: 'isPrivate', label: 'Private', control: { choice: [true, false] } };
  const select = controlOf(field, { ...given, value: false }) as VNode<{ onChange: (event: object) => void }>;
  expect(render(select)).toMatch(/<option value>–<\/option><option value="true">Yes<\/option><option selected value="false">No</);
  for (const value of ['true', 'false', '']) select.props.onChange({ currentTarget: { value } });
  expect(stored).toEqual([true, false, undefined]);
});

test('exchanging a speaker removes the person added by mistake, unless somebody edited or uses that person', () => {
  const by = (person: string) => [{ person }];
  const begun = () => {
    const work = workOn({ people: { ann: { name: 'Ann' } }, statements: { q: {}, other: {} } });
    work.open('statements/q');
    const slug = addToDraft(work, { table: 'people', slug: 'bo', name: 'Bo', added: { fields: { name: 'Bo' } } });
    work.type('speakers', by(slug));
    return work;
  };
  const left = (work: ReturnType<typeof workOn>) => {
    work.type('speakers', by('ann'), 'statements/q');
    return [...work.cells.keys()].filter((entry) => entry.startsWith('people/'));
  };
  const mistaken = begun();
  expect(left(mistaken)).toEqual(['people/ann']);
  expect(mistaken.notice).toContain('Also removed: Bo');
  mistaken.undoStep();
  expect(mistaken.cells.get('people/bo')).toEqual({ name: 'Bo' });
  expect(mistaken.cells.get('statements/q')!['speakers']).toEqual(by('bo'));
  const edited = begun();
  edited.type('country', 'niger', 'people/bo');
  expect(left(edited)).toEqual(['people/ann', 'people/bo']);
  const used = begun();
  used.type('speakers', by('bo'), 'statements/other');
  expect(left(used)).toEqual(['people/ann', 'people/bo']);
});

test('a visit is found by any word of its title, among those of the draft', () => {
  const visits = { a: { title: 'Rocío’s visit to Busan' }, b: { title: 'Rocío’s visit to Seoul' } };
  const found = (typed: string) => choicesFor(workOn({ visits }), ['visits'], typed, []).map(({ slug }) => slug);
  expect([found('Roc'), found('seoul'), found('Nobody')]).toEqual([['a', 'b'], ['b'], []]);
});
