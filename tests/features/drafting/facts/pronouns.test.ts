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
  ['somebody in the previous sentence', 'Paul Weber came.\n\n“We shall open the harbour soon,” he said.', 'paul-weber'],
])('the pronoun refers to %s', (_, text, person) => {
  const statements = propose(text, { known }).proposals.filter(({ type }) => type === 'Statement');
  expect(statements.at(-1)!.claim['speakers']).toEqual([{ person }]);
});

test.each(['he', 'she', 'they'])('a quotation whose speaker is only "%s" is never sure', (pronoun) => {
  const statement = statementOf(`It rained. “We shall open the harbour soon,” ${pronoun} said.`);
  expect(statement.claim).toMatchObject({ speakersAsPrinted: [pronoun] });
  expect(statement.confidence).toBeLessThan(SURE);
});
