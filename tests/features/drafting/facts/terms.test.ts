import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const offices = (text: string) =>
  propose(text, { known, published: '2019-06-14' }).proposals.filter(({ type }) => type === 'Position');
const terms = (text: string) =>
  offices(text).map(({ claim: { title, person, country, status, start, startAsPrinted, end, endAsPrinted } }) =>
    JSON.parse(JSON.stringify({ title, person, country, status, start, startAsPrinted, end, endAsPrinted })),
  );

test('an office held until a month ended then, as printed', () => {
  expect(terms('Congressman Pablo Rey Solis, who was trade minister until March, smiled.')).toEqual([
    { title: 'Congressman', person: 'pablo-rey-solis', status: 'HELD' },
    { title: 'trade minister', person: 'pablo-rey-solis', status: 'ENDED', end: '2019-03', endAsPrinted: 'March' },
  ]);
  expect(terms('Pablo Rey, Peru’s trade minister until Ana Solis succeeded him in March, smiled.')).toContainEqual(
    expect.objectContaining({ title: 'trade minister', status: 'ENDED', end: '2019-03' }),
  );
});

test('an office held since a month began then, as printed', () => {
  expect(terms('Ana Solis, Peru’s trade minister since March, smiled.')).toEqual([
    {
      ...{ title: 'trade minister', person: 'ana-solis', country: 'peru', status: 'HELD' },
      ...{ start: '2019-03', startAsPrinted: 'March' },
    },
  ]);
});

test.each([
  ['Ana Solis, who heads the state ferry agency, smiled.', 'head of the state ferry agency', 'HELD'],
  ['Ana Solis, who until August ran the country’s ferry agency, smiled.', 'head of the country’s ferry agency', 'ENDED'],
  ['Ana Solis, who chaired the fishing committee, smiled.', 'chair of the fishing committee', 'UNKNOWN'],
])('who leads a body holds an office in it, and is unsure: %s', (text, title, status) => {
  const [office] = offices(text);
  expect(office!.claim).toMatchObject({ title, person: 'ana-solis', status });
  expect(office!.confidence).toBeLessThan(SURE);
});

test('an office of the time that a sentence tells of has the country of its holder, and is unsure', () => {
  const found = offices('Peruvian President Ana Solis smiled. As mayor of Huaraz, she came to Oslo in 2011.');
  expect(found.map(({ claim }) => [claim['title'], claim['country'], claim['status']])).toEqual([
    ['President', 'peru', 'HELD'],
    ['mayor of Huaraz', 'peru', 'UNKNOWN'],
  ]);
  expect(found[1]!.confidence).toBeLessThan(SURE);
});

test('the chief executive of a company has an office in it', () => {
  const { proposals } = propose('Ana Solis, chief executive of Puntamar Heavy Industries, walked in.', { known });
  expect(proposals.find(({ type }) => type === 'Organization')!.claim).toMatchObject({
    ...{ name: 'Puntamar Heavy Industries', kind: 'COMPANY' },
  });
  expect(proposals.find(({ type }) => type === 'Position')!.claim).toMatchObject({
    ...{ title: 'chief executive', person: 'ana-solis', organization: 'puntamar-heavy-industries' },
  });
});

test('a spokesman is from the country of the president for whom he speaks', () => {
  expect(terms('Peruvian President Ana Solis smiled. Pablo Rey, Solis’s spokesman, did not.')).toContainEqual(
    expect.objectContaining({ title: 'spokesman', person: 'pablo-rey', country: 'peru' }),
  );
});
