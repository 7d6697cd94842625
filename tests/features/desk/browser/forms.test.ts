import { expect, test } from 'vitest';
import { fieldsOf } from '../../../../src/model/kinds/fields.js';
import { CLAIMED } from '../../../../src/model/kinds/kinds.js';
import { source } from '../../../../src/model/kinds/source.js';
import { FORMS } from '../../../../src/features/desk/browser/forms/kinds.js';

/** What editors do not type: the desk counts, or nobody guesses. */
const NOT_TYPED = ['cite', 'sha256', 'length', 'identifiers'];
const placed = [...CLAIMED, source].map((kind) => {
  const place = kind.place as { table?: string; list?: string };
  return [place.table ?? place.list!, kind] as const;
});

test.each(placed)('the form of %s has every field of the kind, and says which are needed', (collection, kind) => {
  const fields = fieldsOf(kind.shape).filter(({ name }) => !NOT_TYPED.includes(name));
  const form = FORMS[collection]!.fields.filter(({ name }) => name !== 'of');
  expect(form.map(({ name }) => name).toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
  const needed = form.flatMap(({ name, isRequired }) => (isRequired ? [name] : []));
  expect(needed.toSorted()).toEqual(fields.flatMap(({ name, required }) => (required ? [name] : [])).toSorted());
});

test('every kind that annotations hold has a form', () => {
  expect(Object.keys(FORMS).toSorted()).toEqual(placed.map(([collection]) => collection).toSorted());
});
