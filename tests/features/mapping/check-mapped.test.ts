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
  const { survey, contents, canSkip } = await checkMapped(...(await paths(BAD)));
  expect(survey.problems.map(({ code, line, row, column }) => [code, line, row, column])).toEqual(REFUSED);
  expect([contents, canSkip]).toEqual([null, true]);
});

test('a dry run also finds what only the annotation rules refuse', async () => {
  const mapping = PLAIN.replace("'Trip {id}'", "'{who}'");
  const data = `${HEADER}1,FR,ES,2001,,A\n2,FR,ES,2002,,one two three four five six seven eight nine\n`;
  const refused = await checkMapped(...(await paths(data, mapping)));
  expect(refused.survey.problems.map(({ code, row }) => [code, row])).toEqual([['annotation', 3]]);
  const { contents } = await checkMapped(...(await paths(data, mapping)), { skipRefused: true });
  expect(contents![0]!.contents['visits']).toBe(1);
});

test('a dry run that checks a file in parts finds the same as one that checks it as a whole', async () => {
  const mapping = PLAIN.replace("'Trip {id}'", "'{who}'").replace(
    'delegation: who',
    'delegation: { from: who, role: office, office: true }',
  );
  const long = 'one two three four five six seven eight nine';
  const rows = Array.from({ length: 70 }, (_, id) => `${id},FR,ES,2001,,${id % 30 === 7 ? long : `Ann P${id % 9}`},President`);
  const given = await paths([`${HEADER.trim()},office`, ...rows].join('\n'), mapping);
  const whole = await checkMapped(...given);
  expect(whole.survey.problems.map(({ row }) => row)).toEqual([9, 39, 69]);
  const inParts = await checkMapped(...given, { partSize: 20 });
  expect([inParts.survey.problems, inParts.canSkip]).toEqual([whole.survey.problems, true]);
  const kept = await checkMapped(...given, { partSize: 20, skipRefused: true });
  expect(kept.contents![0]!.contents).toMatchObject({ people: 9, positions: 9, visits: 67 });
  expect(kept.contents).toEqual((await checkMapped(...given, { skipRefused: true })).contents);
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
