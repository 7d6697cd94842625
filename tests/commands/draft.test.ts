import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { answers, ReplayedModel, says } from '../features/drafting/model/replayed-model.js';
import { build, start } from '../support/process.js';

const SAID = 'We met in the old harbour';
const UNSAID = 'Nobody asked us about it at all.';
const TEXT = `Ministers meet

Ann Lee came on Monday. “${SAID},” Lee said.

“${UNSAID}”
`;

const model = new ReplayedModel();
let folder: string;
beforeAll(async () => {
  await build();
  await model.listen();
  folder = await mkdtemp(join(inject('runFolder'), 'draft-'));
  await writeFile(join(folder, 'harbour.txt'), TEXT);
});
beforeEach(() => model.forget());
afterAll(() => model.close());

/** Runs the command in a folder without a store. */
async function draft(variables: Record<string, string>, ...args: string[]) {
  const running = start('communique draft', folder, variables, args);
  return { code: await running.ended, ...running.output() };
}
const MODEL = () => ({ DRAFT_MODEL_URL: model.url, DRAFT_MODEL: 'small' });
const withoutModel = () => draft({}, '--text', 'harbour.txt');

test('facts found by a model are commented out, since none is sure, and the token count is reported', async () => {
  model.replay = answers({ quotations: [{ words: UNSAID, speaker: 'Ann Lee' }] });
  const { code, stdout, stderr } = await draft(MODEL(), '--text', 'harbour.txt');
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^The model small: 120 prompt tokens, 30 completion tokens\.\n3 facts proposed/),
  ]);
  const { statements } = parse(stdout) as { statements: Record<string, { text: string; speakers: object[] }> };
  expect(Object.values(statements).map(({ text }) => text)).toEqual([SAID]);
  expect(stdout).toContain('# Not sure: A model named "Ann Lee" as the speaker.');
  expect(JSON.parse(model.asked[0]!.body.messages[1].content)).toEqual({ text: TEXT });
});

test("without an answer from the model, the command prints the rules' proposals and the reason", async () => {
  const { stdout: byRules, stderr: told } = await withoutModel();
  expect([told, model.asked]).toEqual([expect.stringMatching(/^3 facts proposed, 2 of them sure\.\n$/), []]);
  model.replay = says(404, 'no such model');
  const { code, stdout, stderr } = await draft(MODEL(), '--text', 'harbour.txt');
  expect([code, stdout]).toEqual([0, byRules]);
  expect(stderr).toBe(
    `The model small: unknown prompt tokens, unknown completion tokens. Its answer was not used: It answered with the status 404.\n${told}`,
  );
});
