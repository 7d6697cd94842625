import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { confidenceOf, WEIGHTS } from '../../../../src/features/drafting/confidence/confidence.js';
import { learn } from '../../../../src/features/drafting/confidence/learn.js';
import { decidedProposals } from '../../../../src/features/desk/drafts/drafts.js';
import { FEATURES } from '../../../../src/features.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { runDraft } from '../../../support/drafts.js';
import { seededStore } from '../../../support/store.js';

let schema: GraphQLSchema;
let database: Database;
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await seededStore();
});
afterAll(() => database.close());

const WORDS = [
  'We met in the old harbour',
  'We will meet in the autumn',
  'There was no rain in Seoul',
  'The ships come on Sunday',
];
const TEXT = `Ministers meet in Seoul

Ann Lee came on Monday.

${WORDS.map((words) => `“${words},” Lee said.`).join('\n\n')}

“Nobody asked us about it.”
`;
const DRAFTS = 12;

type Stored = { name: string; type: string; features: string[]; outcome: string; proposedBy: string; decidedBy: unknown };

test('what editors decided of the proposals of programs can be learned from, and nothing else', async () => {
  let accepted = 0;
  for (let number = 0; number < DRAFTS; number++) {
    const { draft: made } = await runDraft(schema, database, 'draftSource', { text: TEXT, title: `Draft ${number}` });
    const stored = JSON.parse(JSON.stringify(made!.proposals)) as Stored[];
    const proposals = stored.map(({ decidedBy: _decidedBy, ...each }) => each);
    const spoken = proposals.filter(({ features }) => features.includes('speaker after'));
    expect(spoken).toHaveLength(WORDS.length);
    // One of four is right, one is corrected, and two are rejected. What has no speaker stays open.
    const outcomes = ['ACCEPTED', 'CORRECTED', 'REJECTED', 'REJECTED'];
    const decided = spoken.map((each, index) => ({ ...each, outcome: outcomes[(number + index) % 4]! }));
    const names = proposals.filter(({ type }) => type === 'PERSON').map((each) => ({ ...each, outcome: 'ACCEPTED' }));
    const byHand = { ...spoken[0]!, name: 'by hand', proposedBy: 'ann', outcome: 'ACCEPTED' };
    const byAModel = { ...spoken[0]!, name: 'by a model', proposedBy: 'model:small', features: ['quotation by a model'] };
    accepted += names.length + 1;
    const { errors } = await runDraft(schema, database, 'saveDraft', {
      ...{ slug: made!['slug'], version: 1 },
      proposals: [...decided, ...names, byHand, { ...byAModel, outcome: 'REJECTED' }],
    });
    expect(errors).toEqual([]);
  }

  const judged = await decidedProposals(database);
  expect(new Set(judged.map(({ draft }) => draft)).size).toBe(DRAFTS);
  const spoken = judged.filter(({ features }) => features.includes('speaker after'));
  expect([spoken.length, spoken.filter(({ isRight }) => isRight).length]).toEqual([DRAFTS * 4, DRAFTS]);
  expect(judged.filter(({ features }) => features.includes('quotation by a model'))).toHaveLength(DRAFTS);
  expect(judged.filter(({ isRight }) => isRight)).toHaveLength(accepted);
  expect(judged.filter(({ features }) => features.includes('no speaker'))).toEqual([]);

  const { weights, before, after } = learn(judged, WEIGHTS);
  expect(after).toBeLessThan(before);
  expect(confidenceOf('Statement', ['speaker after'], WEIGHTS)).toBeGreaterThan(0.9);
  // A quarter was right; the weights that are set by hand still count a little.
  const learned = confidenceOf('Statement', ['speaker after'], weights);
  expect(learned).toBeGreaterThan(0.25);
  expect(learned).toBeLessThan(0.4);

  // A draft that was discarded is not learned from.
  const { slug } = await database.prisma.draft.findFirstOrThrow();
  await runDraft(schema, database, 'discardDraft', { slug, version: 2 });
  expect(await decidedProposals(database)).toHaveLength(judged.length - judged.length / DRAFTS);
});
