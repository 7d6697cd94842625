import { expect, test } from 'vitest';
import { claimFields } from '../../../../src/model/kinds/fields.js';
import { KINDS } from '../../../../src/model/kinds/kinds.js';
import { visit } from '../../../../src/model/kinds/visit.js';
import { COLLECTIONS, SPEAKERS } from '../../../../src/features/desk/collections.data.js';

test('form data can be serialized as JSON', () => {
  expect(JSON.parse(JSON.stringify(COLLECTIONS))).toEqual(COLLECTIONS);
});

test.each(KINDS.map((kind) => [kind.plural, kind] as const))(
  'the form of %s features, labels and captions only fields of its own',
  (_, kind) => {
    const names = claimFields(kind.shape).map(({ name }) => name);
    const { featured = [], labels = {}, caption } = kind;
    const named = [...featured, ...Object.keys(labels), ...('all' in caption ? caption.all : caption.first)];
    expect(names).toEqual(expect.arrayContaining(named));
  },
);

test('a form starts with the fields that are most often filled in', () => {
  const { fields } = COLLECTIONS['visits']!;
  expect(fields.filter(({ isRare }) => !isRare).map(({ name }) => name)).toEqual(visit.featured);
  expect(fields.find(({ name }) => name === 'startAsPrinted')).toEqual({
    ...{ name: 'startAsPrinted', control: 'line', isRare: true },
  });
});

test('each type of field has its own control', () => {
  const controls = Object.fromEntries(COLLECTIONS['statements']!.fields.map(({ name, control }) => [name, control]));
  expect(controls).toMatchObject({
    text: 'words',
    speakers: 'speakers',
    speakersAsPrinted: 'lines',
    saidOn: 'date',
    place: 'line',
    visit: { one: 'visits' },
    topics: { several: 'topics' },
    translatedBy: { choice: ['SPEAKER_SIDE', 'OUTLET', 'ANNOTATOR'] },
  });
  expect(COLLECTIONS['positions']!.fields.find(({ name }) => name === 'term')).toMatchObject({ control: 'number' });
});

test('speakers are stored in exactly three fields: person, organization and country', () => {
  expect(SPEAKERS).toEqual({ person: 'people', organization: 'organizations', country: 'countries' });
});
