import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string, published = '2019-06-14') => propose(text, { known, published }).proposals;
const sayings = (text: string) => read(text).filter(({ type }) => type === 'Statement');

const OPENING = 'Finnish Foreign Minister Ann Tamm met Envoy Rui Mora of Peru on Monday.';

test.each([
  'By his account, Tamm promised him a hearing “before the first snow falls on the harbour.”',
  'In Mora’s telling, Tamm promised “a hearing before the first snow falls.”',
  'As Mora tells it, Tamm said “the harbour will be open before the snow.”',
  'As he recalled, Tamm told him “the harbour will be open before the snow.”',
  'Mora’s version was different. Tamm, it seems, said “the harbour will be open before the snow.”',
  'Mora recalled that Tamm told him “the harbour will be open before the snow.”',
  'An aide said that Tamm told him “the harbour will be open before the snow.”',
  '“The harbour will be open before the snow,” Tamm told him, according to Mora.',
  '“The harbour will be open before the snow,” Tamm told him, according to an aide.',
  '“The harbour will be open before the snow,” Tamm promised. Her office would not confirm the remark.',
])('words that somebody else recounts are not surely the speaker’s: %s', (text) => {
  const found = sayings(`${OPENING}\n\n${text}`).filter(({ claim }) => claim['kind'] !== 'PARAPHRASE');
  expect(found).toHaveLength(1);
  expect(found[0]!.confidence).toBeLessThan(SURE);
});

test.each([
  '“The harbour will be open before the snow,” Tamm said.',
  '“The harbour will be open before the snow,” Tamm told reporters, according to a transcript.',
  'According to Xinhua, Tamm said: “The harbour will be open before the snow.”',
  'By her own account she had been ill. “The harbour will be open before the snow,” Tamm said.',
])('words that the text itself reports stay sure: %s', (text) => {
  const [quoted] = sayings(`${OPENING}\n\n${text}`).filter(({ claim }) => claim['kind'] !== 'PARAPHRASE');
  expect(quoted!.confidence).toBeGreaterThanOrEqual(SURE);
});

const VISIT = 'Finnish President Ann Tamm arrived in Lima on Wednesday for an official visit to Peru.';

test('a spokesman who denies a report is the speaker, and what he writes online is not said during the visit', () => {
  const text = `${VISIT}\n\nKauno Ilmarinen Ros, Tamm’s spokesman, flatly denied the story. “Nobody asked for a discount on the ferries,” he wrote on X.`;
  const [quoted] = sayings(text);
  expect(quoted!.claim).toMatchObject({ speakers: [{ person: 'kauno-ilmarinen-ros' }] });
  expect(quoted!.claim).not.toHaveProperty('visit');
});

test.each([
  'In 2009 she had been there as a student, and Tamm returned with “a fever and a very good recipe,” she said.',
  'Tamm once said that the city had given her “a fever and a very good recipe for soup.”',
])('words of another year are not said during the visit: %s', (sentence) => {
  const [quoted] = sayings(`${VISIT} ${sentence}`);
  expect(quoted!.claim).not.toHaveProperty('visit');
});
