import { expect, test } from 'vitest';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: [] };
const statementOf = (text: string) => propose(text, { known }).proposals.find(({ type }) => type === 'Statement')!;

test.each([
  ['a person of the same sex', 'Mary Stone met Paul Weber. “We shall open the harbour soon,” she said.', 'mary-stone'],
  ['by a title', 'Mr. Ola Lind and Ms. Kim Lund came. “We shall open the harbour soon,” she said.', 'kim-lund'],
  ['by kin', 'Paul Weber came with his wife, Uri Lund. “We shall open the harbour soon,” she said.', 'uri-lund'],
  ['the subject before others', 'Paul Weber thanked Karl Olsen. “We shall open the harbour soon,” he said.', 'paul-weber'],
  [
    'nobody inside quotation marks',
    'Paul Weber smiled: “It was the idea of Karl Olsen himself.” “We shall open the harbour soon,” he said.',
    'paul-weber',
  ],
  [
    'a man, not the sheikha before him',
    'Sheikh Salem bin Yousef Al-Dhafran came with his spouse, Sheikha Amthal bint Saud. Sheikh Salem spoke. “We shall open the harbour soon,” he said.',
    'salem-bin-yousef-al-dhafran',
  ],
  [
    'a woman, not the sheikh before her',
    'Sheikha Amthal bint Saud came with her spouse, Sheikh Salem bin Yousef Al-Dhafran. “We shall open the harbour soon,” she said.',
    'amthal-bint-saud',
  ],
  [
    'whom another quotes',
    'Paul Weber told a daily that it rained. “We shall open the harbour soon,” the newspaper quoted him as saying.',
    'paul-weber',
  ],
  [
    'somebody called by the first of two surnames',
    'President Pablo Rey Quintana met Minister Bo Ek in Oslo. Bo Ek left. Rey, in high spirits, stayed. “We shall open the harbour soon,” he said.',
    'pablo-rey-quintana',
  ],
  [
    'a woman whom "her" after a comma makes known',
    'President Uri Lund had planned to come, but her flight was called off. Minister Bo Ek came. “We shall open the harbour soon,” she said.',
    'uri-lund',
  ],
  [
    'a woman further up, not a person of unknown sex',
    'President Uri Lund gave a dinner, and her guests stayed late. Minister Bo Ek came too. “We shall open the harbour soon,” she said.',
    'uri-lund',
  ],
  ['somebody in the previous sentence', 'Paul Weber came.\n\n“We shall open the harbour soon,” he said.', 'paul-weber'],
])('the pronoun refers to %s', (_, text, person) => {
  const statements = propose(text, { known }).proposals.filter(({ type }) => type === 'Statement');
  expect(statements.at(-1)!.claim['speakers']).toEqual([{ person }]);
});

test('the speaker whom a newspaper quotes is unsure, and the newspaper is not the speaker', () => {
  const text = 'Paul Weber smiled. “We did not come here for the photograph,” the newspaper quoted him as saying.';
  expect(statementOf(text).claim).toMatchObject({ speakers: [{ person: 'paul-weber' }] });
  expect(statementOf(text).confidence).toBeLessThan(SURE);
});

test.each(['he', 'she', 'they'])('a quotation whose speaker is only "%s" is never sure', (pronoun) => {
  const statement = statementOf(`It rained. “We shall open the harbour soon,” ${pronoun} said.`);
  expect(statement.claim).toMatchObject({ speakersAsPrinted: [pronoun] });
  expect(statement.confidence).toBeLessThan(SURE);
});

test('a speaker of unknown sex is unlikely', () => {
  expect(statementOf('Minister Uri Lund came. “We shall open the harbour soon,” he said.').confidence).toBeLessThan(0.5);
  expect(statementOf('Paul Weber came. “We shall open the harbour soon,” he said.').confidence).toBeGreaterThan(0.5);
});
