import { expect, test } from 'vitest';
import { recordFields } from '../../../src/features/pages/records/record-fields.js';

const pairs = (record: string, head = '') => recordFields(record, head)?.map(({ label, value }) => [label, value]) ?? null;

test('an XML element is shown as its children and attributes, without markup in their text', () => {
  const record = `<visit no="7"><start-date>1940-03-25</start-date><from id="cr">Costa  Rica</from><empty/>
    <host><name>Ann</name><title>Head <em>of</em> state</title></host><note><![CDATA[a < b]]></note></visit>`;
  expect(pairs(record)).toEqual([
    ['No', '7'],
    ['Start date', '1940-03-25'],
    ['From', 'Costa Rica'],
    ['From, id', 'cr'],
    ['Host, name', 'Ann'],
    ['Host, title', 'Head of state'],
    ['Note', 'a < b'],
  ]);
});

test.each([
  [
    'LeaderTitle,Country\n',
    '"President, acting",Mali',
    [
      ['Leader title', 'President, acting'],
      ['Country', 'Mali'],
    ],
  ],
  [
    'A list of visits\n\nfrom;to\n',
    'Mali;Chad',
    [
      ['From', 'Mali'],
      ['To', 'Chad'],
    ],
  ],
  [
    '\ufeffISO3\tnach dem Jahr\n',
    'MLI\t1999',
    [
      ['ISO3', 'MLI'],
      ['Nach dem Jahr', '1999'],
    ],
  ],
  [
    '访问者,国家\n',
    '习近平,中国',
    [
      ['访问者', '习近平'],
      ['国家', '中国'],
    ],
  ],
])('under the header %j, the row %j has labelled cells', (head, row, expected) => {
  expect(pairs(row, head)).toEqual(expected);
});

test.each([['<visit><from>'], ['Just a sentence.'], ['one, two'], [''], ['<a/>']])(
  '%j is not recognized as a record',
  (words) => {
    expect(pairs(words, 'Some prose.\n')).toBeNull();
  },
);

test('fields that record who edited a record and when are left out', () => {
  const record =
    '<visit><visitor>Ann Lee</visitor><created-by>a</created-by><last-modified-datetime>2010-10-25</last-modified-datetime><changed-plans>yes</changed-plans></visit>';
  expect(recordFields(record, '')?.map(({ label }) => label)).toEqual(['Visitor', 'Changed plans']);
});
