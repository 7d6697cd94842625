import { z } from 'zod';

// The format of a model's answer. It may contain only words of the text; offsets, slugs and dates are determined here.

const MOST_FACTS = 500;
const words = z.string().min(1).max(10_000);
const name = z.string().min(1).max(500);

const saying = z.strictObject({
  words: words.describe('The words between the quotation marks, exactly as printed.'),
  speaker: name.nullable().describe('The words that name who says them, exactly as printed; null if nobody is named.'),
});

const office = z.strictObject({
  words: words.describe('The words that say so, exactly as printed, including the person and the title.'),
  person: name.describe('The name in these words, exactly as printed.'),
  title: name.describe('The office in these words, exactly as printed.'),
});

export const modelAnswer = z.strictObject({
  quotations: z.array(saying).max(MOST_FACTS).describe('Everything that somebody says in quotation marks.'),
  offices: z.array(office).max(MOST_FACTS).describe('Each office that the text says a person holds or held.'),
});

export type ModelAnswer = z.infer<typeof modelAnswer>;

/** The JSON Schema of an answer, which is sent to the model. */
export const answerSchema: object = z.toJSONSchema(modelAnswer);

/** The facts that a model found in a text. */
export interface Answered {
  model: string;
  answer: ModelAnswer;
}
