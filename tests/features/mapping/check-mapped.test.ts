import { expect, test } from 'vitest';
import { checkMapped, surveyMapped } from '../../../src/features/mapping/mapped-files.js';
import { previewText } from '../../../src/features/mapping/report/preview.js';
import { files } from './files.js';
import { BAD, HEADER, LISTS, PLAIN, REFUSED } from './files/mapped.js';

// What can be known about an import without a store.

async function paths(data: string, mapping = PLAIN) {
  const all: Record<string, string> = await files({ 'mapping.yaml': mapping, data, ...LISTS });
  return [all['mapping.yaml']!, [all['data']!]] as const;
}

test('a dry run needs no store and finds everything that an import would refuse', async () => {
  const { survey, annotations, canSkip } = await checkMapped(...(await paths(BAD)));
  expect(survey.problems.map(({ code, line, row, column }) => [code, line, row, column])).toEqual(REFUSED);
  expect([annotations, canSkip]).toEqual([null, true]);
});

test('a dry run also finds what only the annotation rules refuse', async () => {
  const mapping = PLAIN.replace("'Trip {id}'", "'{who}'");
  const data = `${HEADER}1,FR,ES,2001,,A\n2,FR,ES,2002,,one two three four five six seven eight nine\n`;
  const refused = await checkMapped(...(await paths(data, mapping)));
  expect(refused.survey.problems.map(({ code, row }) => [code, row])).toEqual([['annotation', 3]]);
  const { annotations } = await checkMapped(...(await paths(data, mapping)), { skipRefused: true });
  expect(Object.keys(annotations![0]!.annotation.visits)).toEqual(['trip-1']);
});

test('a preview shows ten records as they would be stored, next to their cells', async () => {
  const mapping = PLAIN.replace('  delegation: who', '  delegation: { from: who, role: office, office: true }');
  const rows = Array.from({ length: 12 }, (_, index) => `${index + 1},FR,ES,2001-05,,Ann Lee,President`);
  const [file, data] = await paths([`${HEADER.trim()},office`, ...rows.with(1, '2,FR,ES,20,,A,')].join('\n'), mapping);
  const { open, survey } = await surveyMapped(file, [...data]);
  const lines = await previewText(open, data, survey);
  const name = data[0]!;
  expect(lines.slice(0, 12)).toEqual([
    `${name}:2 row 2`,
    '  id      1           visit trip-1',
    '  guest   FR            title: Trip 1',
    '  host    ES            status: COMPLETED',
    '  start   2001-05       guestCountry: france',
    '  end     –             hostCountry: spain',
    '  who     Ann Lee       start: 2001-05',
    '  office  President     delegate: Ann Lee, President (ann-lee), GUEST HEAD',
    '                        office: President in france, ann-lee, term 1, from [..2001-05] to [2001-05..]',
    '',
    `${name}:3 row 3`,
    '  id      2',
  ]);
  expect(lines).toContain(`  ! ${name}:3 row 3, start: "20" is not a date of the form yyyy-MM-dd or yyyy-MM or yyyy (date-form)`);
  expect(lines.filter((line) => line.startsWith(name))).toHaveLength(10);
});
