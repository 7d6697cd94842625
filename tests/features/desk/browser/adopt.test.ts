import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import type { Work } from '../../../../src/features/desk/browser/workplace/work.js';
import { workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const written = (work: Work): any => JSON.parse(JSON.stringify(annotationFromCells(work.cells).annotation));
const used = (annotation: object, entry: string, slug: string, stored: Record<string, string>) => {
  const work = workOn({ ...annotation });
  work.open(entry);
  work.adopt(slug, stored);
  expect(work.entry).toBe(`${entry.split('/')[0]}/${slug}`);
  return work;
};

test('using a stored name keeps everything the draft already says about that person', () => {
  const people = {
    kim: { name: 'Chairman Kim', aliases: ['The Chairman'], identifiers: { viaf: '1' } },
    'kim-jong-un': { name: 'Kim Jong-un', aliases: ['Kim Jong Un'], identifiers: { wikidata: 'Q56226' }, country: 'north-korea' },
  };
  const positions = [{ title: 'Chairman', person: 'kim' }];
  const work = used({ people, positions }, 'people/kim', 'kim-jong-un', { name: 'Kim Jong-un', country: 'china' });
  expect(written(work)).toEqual({
    people: {
      'kim-jong-un': {
        name: 'Kim Jong-un',
        aliases: ['Kim Jong Un', 'The Chairman', 'Chairman Kim'],
        identifiers: { wikidata: 'Q56226', viaf: '1' },
        country: 'north-korea',
      },
    },
    positions: [{ title: 'Chairman', person: 'kim-jong-un' }],
  });
  work.undoStep();
  expect(written(work)).toEqual({ people, positions });
});

test('using the stored name with the same slug keeps aliases and identifiers, and fills in the country', () => {
  const mine = { name: 'Kim Jong Un', aliases: ['Kim Jong-un', 'Kim'], identifiers: { wikidata: 'Q56226' } };
  const work = used({ people: { 'kim-jong-un': mine } }, 'people/kim-jong-un', 'kim-jong-un', {
    name: 'Kim Jong-un',
    country: 'x',
  });
  expect(written(work).people).toEqual({
    'kim-jong-un': { name: 'Kim Jong-un', aliases: ['Kim', 'Kim Jong Un'], identifiers: { wikidata: 'Q56226' }, country: 'x' },
  });
});

test('using a stored organization keeps passages, abbreviation and parent, and takes the stored kind', () => {
  const organizations = {
    mofa: { name: 'MOFA', kind: 'OTHER', abbreviation: 'MOFA', cite: [[0, 4]] },
    'foreign-ministry': {
      name: 'Foreign Ministry',
      kind: 'GOVERNMENT',
      parent: 'cabinet',
      cite: [
        [0, 4],
        [9, 20],
      ],
    },
  };
  const stored = { name: 'Foreign Ministry', kind: 'GOVERNMENT' };
  const one = used({ organizations }, 'organizations/mofa', 'foreign-ministry', stored);
  expect(written(one).organizations).toEqual({
    'foreign-ministry': {
      ...{ name: 'Foreign Ministry', kind: 'GOVERNMENT', parent: 'cabinet', abbreviation: 'MOFA', aliases: ['MOFA'] },
      cite: [
        [0, 4],
        [9, 20],
      ],
    },
  });
  const new_ = used({ organizations: { mofa: organizations.mofa } }, 'organizations/mofa', 'foreign-ministry', stored);
  expect(written(new_).organizations['foreign-ministry']).toMatchObject({ kind: 'GOVERNMENT', abbreviation: 'MOFA' });
});

test('no name, alias or identifier of either entry is lost, and no alias repeats the name', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'Stored');
  const person = fc.record(
    {
      name,
      aliases: fc.uniqueArray(name),
      identifiers: fc.dictionary(fc.constantFrom('wikidata', 'viaf'), fc.constantFrom('1', '2')),
      country: name,
    },
    { requiredKeys: ['name'] },
  );
  const says = ({ name, aliases = [] }: any): string[] => [name, ...aliases];
  fc.assert(
    fc.property(person, fc.option(person), (mine, there) => {
      const people = { mine, ...(there && { stored: there }) };
      const { stored: one } = written(used({ people }, 'people/mine', 'stored', { name: 'Stored' })).people;
      expect(one.name).toBe('Stored');
      expect(says(one).toSorted()).toEqual([...new Set(['Stored', ...says(mine), ...(there ? says(there) : [])])].toSorted());
      expect(one.identifiers ?? {}).toEqual({ ...mine.identifiers, ...there?.identifiers });
      expect(one.country).toBe(there?.country ?? mine.country);
    }),
  );
});
