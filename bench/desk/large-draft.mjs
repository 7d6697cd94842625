// The draft for measuring key latency: an invented text with overlapping facts.
const [CHARACTERS, FACTS, PROPOSALS] = [100_000, 1_500, 100];

const paragraph = `${'Words of a long text that goes on and on, with “a few words that somebody said” in it. '.repeat(4)}\n`;
const text = paragraph.repeat(Math.ceil(CHARACTERS / paragraph.length));

const statement = (kind, name, from, length) => ({ kind, text: name, cite: [[from, from + length]] });
const many = (count, one) => Array.from({ length: count }, (_, index) => one(index));

/** Returns a draft to save. With `isWrong`, its facts break a rule, so that the server lists as many problems as it can. */
export function largeDraft(slug, isWrong) {
  const kind = isWrong ? 'DIRECT_QUOTE' : 'PARAPHRASE';
  const statements = Object.fromEntries(
    many(FACTS, (index) => [`s-${index}`, statement(kind, `Statement ${index}`, index * 60, 90)]),
  );
  const proposals = many(PROPOSALS, (index) => ({
    ...{ name: `p-${index}`, type: 'STATEMENT', key: { slug: `p-${index}` }, reason: 'It stands there.' },
    ...{ confidence: 0.8, proposedBy: 'rules', claim: statement('PARAPHRASE', `Proposed ${index}`, index * 900 + 7, 50) },
  }));
  const annotation = JSON.stringify({ source: { slug, title: 'A large draft' }, statements });
  return { slug, title: 'A large draft', text, annotation, proposals };
}
