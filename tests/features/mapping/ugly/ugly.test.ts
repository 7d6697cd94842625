import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { annotated } from '../annotated.js';

// One table with everything that offices do to tables, as CSV and as a workbook. The people are made up.

const FOLDER = 'tests/features/mapping/ugly';
const text = (name: string) => readFile(`${FOLDER}/${name}`, 'utf8');

async function mapped(name: string) {
  const [mapping, titles, people] = await Promise.all(['mapping.yaml', 'titles.csv', 'people.csv'].map(text));
  const lists = { 'titles.csv': titles!, 'people.csv': people! };
  return annotated(mapping!, await readFile(`${FOLDER}/${name}`), lists);
}

const VISITS = [
  // number, country, start, end, kind, guest, hosts
  ['1', 'norway', '1998-05-05', '1998-05-07', 'STATE', 'Kari Halvorsen', ['Maria Gruber', 'Karl Bauer']],
  ['2', 'ireland', '1998-11-30', '1998-12-02', 'WORKING', "Sean O'Malley", []],
  ['3', 'spain', '1998-05-05', '1998-06-02', undefined, 'Ana De La Cruz', ['Josef Huber']],
  ['4', 'poland', '1998-06-12', '1998-06-12', undefined, 'Zofia Nowak', []],
  ['5', 'portugal', '1998-05-05', '1998-05-05', undefined, 'Rui Silva', []],
  ['6', 'france', '1998-05-05', '1998-05-05', undefined, 'Claire Moreau', ['Paul Wagner']],
  ['7', 'norway', '1998-09~', '1998-09~', undefined, 'Kari Halvorsen', []],
  ['8', 'sweden', '1998?', '1998?', undefined, 'Bo Lindqvist', []],
  ['15', 'portugal', '1998-12-02', '1998-12-02', undefined, 'Rui Silva', []],
  ['16', 'denmark', '1998-12-03', '1998-12-03', 'WORKING', 'Mette Nielsen', ['Josef Huber']],
];
const REFUSED = ['date-form', 'name-form', 'country-unknown', 'ends-before-start'];
const OFFICES = [
  ['Federal Chancellor', 'austria', 'josef-huber', '[..1998-05-05]', '[1998-12-03..]', 2],
  ['Foreign Minister', 'austria', 'karl-bauer', '[..1998-05-05]', '[1998-05-05..]', 1],
  ['Foreign Minister', 'denmark', 'mette-nielsen', '[..1998-12-03]', '[1998-12-03..]', 1],
  ['Foreign Minister', 'spain', 'ana-de-la-cruz', '[..1998-05-05]', '[1998-05-05..]', 1],
  ['Foreign Minister', 'sweden', 'bo-lindqvist', undefined, undefined, 1],
  ['President', 'austria', 'maria-gruber', '[..1998-05-05]', '[1998-05-05..]', 1],
  ['President', 'france', 'claire-moreau', '[..1998-05-05]', '[1998-05-05..]', 1],
  ['President', 'ireland', 'sean-omalley', '[..1998-11-30]', '[1998-11-30..]', 1],
  ['President', 'portugal', 'rui-silva', '[..1998-05-05]', '[1998-12-02..]', 2],
  ['Prime Minister', 'norway', 'kari-halvorsen', '[..1998-05-05]', '[1998-05-05..]', 2],
  ['Prime Minister', 'poland', 'zofia-nowak', '[..1998-06-12]', '[1998-06-12..]', 1],
];

test.each(['visits.csv', 'visits.xlsx'])('%s produces the right records, and every refused row is reported', async (name) => {
  const { annotation, problems, survey, text } = await mapped(name);
  const visits = Object.entries(annotation!.visits).map(([slug, visit]) => {
    const names = (side: string) => visit.delegation.filter((one) => one.side === side).map((one) => one.name);
    const { guestCountry, start, end, kind } = visit;
    return [slug.replace('visit-1998-', ''), guestCountry, start, end, kind, names('GUEST')[0], names('HOST')];
  });
  expect(visits).toEqual(VISITS);
  expect(problems.map(([code]) => code)).toEqual(REFUSED);
  const offices = annotation!.positions.map(({ title, country, person, start, end, cite }) => [
    ...[title, country, person, start, end, cite.length],
  ]);
  expect(offices.sort()).toEqual(OFFICES);
  expect(annotation!.positions.map(({ status, term }) => [status, term])).toEqual(OFFICES.map(() => ['UNKNOWN', 1]));
  expect([...survey.skipped.byName].map(([condition, { count }]) => [condition, count])).toEqual([
    ['Visit / Status: ^cancelled', 1],
    ['Visitor / Name: ^$, Visit / Dates: ^$', 1],
  ]);
  expect([...survey.passedOver.byName].map(([what, { count }]) => [what, count])).toEqual([
    ['preamble', 1],
    ['footer', 2],
  ]);
  const [cited] = annotation!.visits['visit-1998-16']!.cite as { start: number; end: number }[];
  expect([...text!].slice(cited!.start, cited!.end).join('')).toMatch(/^16;"?NIELSEN, Mette"?;Foreign Minister;Denmark;/);
});

test('both formats cause the same rows to be refused', async () => {
  const [csv, xlsx] = [await mapped('visits.csv'), await mapped('visits.xlsx')];
  expect(xlsx.problems).toEqual(csv.problems);
  const lines = ({ survey }: typeof csv) => survey.problems.map(({ line, column }) => [line, column]);
  // A cell above the header has two lines of text in CSV.
  expect(lines(csv)).toEqual(lines(xlsx).map(([line, column]) => [Number(line) + 1, column]));
});
