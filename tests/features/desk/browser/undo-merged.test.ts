import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotationFromCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { workOn } from './work.js';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

test("undoing a removal restores the entry to its position, even after another editor's changes were merged", () => {
  const annotation = {
    visits: { v: { title: 'V', delegation: [{ name: 'A' }, { name: 'B' }] } },
    statements: { s: { text: 'S' } },
  };
  const work = workOn({ ...annotation, text: 'Cyd came with them.' });
  const delegates = () =>
    (annotationFromCells(work.cells).annotation as any).visits.v.delegation.map(({ name }: { name: string }) => name);
  work.select({ start: 0, end: 3 });
  work.say('delegation');
  work.done();
  expect(delegates()).toEqual(['A', 'B', 'Cyd']);
  work.remove('delegation/["v",null,null,"B"]');
  const theirs = { ...annotation, people: { eve: { name: 'Eve' } } };
  work.sync.rebase({ ...work.draft, version: 2, updatedBy: 'ben', annotationJson: JSON.stringify(theirs) });
  expect([work.conflicts, work.cells.get('people/eve'), delegates()]).toEqual([[], { name: 'Eve' }, ['A', 'Cyd']]);
  work.undoStep();
  expect(delegates()).toEqual(['A', 'B', 'Cyd']);
});
