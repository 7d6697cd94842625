/**
 * A proposal with at least this confidence is called sure. Editors may accept sure proposals in bulk. The words that name the
 * speaker were right in 1,821 of 1,849 sure quotations.
 */
export const SURE = 0.9;
/**
 * The maximum confidence of a model's proposals. It is below `SURE`, so that an editor has to read each one before accepting
 * it.
 */
export const MOST_OF_A_MODEL = 0.85;

/** The weight of each feature as evidence for a proposal, in logits: 3.5 is 0.97, 2.5 is 0.92, 1.5 is 0.82, and 0 is 0.5. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'speaker after': 3.5,
  'speaker after, with any verb': 0.5,
  'speaker right before': 2.5,
  'speaker before': 1.5,
  'speaker of the same paragraph': 1.5,
  'speaker by a pronoun': -2,
  'unlikely person by a pronoun': -2,
  'speaker without a name': -2,
  'speaker who may not have said it': -3,
  'unsure name': -3,
  'reporter of the sentence before': -2,
  'reporter without a name': -2,
  'few words': -3,
  'office before the name': 3,
  'office after the name': 1,
  'office led by': 2.5,
  'office beside its country': 0.5,
  'office of a country elsewhere': -2,
  'office of no country': -2.5,
  'visit by a verb': 2.5,
  'visit by a noun': 1,
  'visit without a date': -1,
  'visit that is talked of': -1,
  'visit of unclear time': -1,
  'visit that is not plainly told': -1.5,
  'guest of no known country': -2,
  'guest of a visit': 2.5,
  'delegate named with the guest': 2,
  'delegate of the host': 1,
  'event by a verb': 2.5,
  'event by a noun': 1,
  'event of one participant': -1,
  'event without a date': -1,
  'event that is talked of': -1,
  'event that is not plainly told': -1,
  'event of the visit': 0.5,
  participant: 1.5,
  'participant by a verb': 1,
  'visit of the text': -0.5,
  paraphrase: 1.5,
  'kin named beside each other': 3,
  'kin named in a sentence': 0.5,
  'name of a stored person': 4,
  'surname of a stored person': 0.5,
  'name of a person': 3.5,
  'name of a person, it seems': 1,
  'country of the visit': -2,
  'name of a stored organization': 4,
  'name of an agency': 4,
  'name with a word for organizations': 2,
  'quotation by a model': 1,
  'office by a model': 0.5,
};

/**
 * The probability, from 0 to 1, that a proposal of this kind with these features is right. Features without a weight are
 * ignored.
 */
export function proposalConfidence(kind: string, features: readonly string[]): number {
  const sum = [kind, ...features].reduce((total, feature) => total + (WEIGHTS[feature] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
