import { quoted as shown } from '../../claims/text/find-quotation.js';
import type { Article } from '../article.js';
import { reportersOf } from '../facts/outlets.js';
import { named, speakersMeant } from '../facts/speaking.js';
import type { Proposed } from '../proposal.js';
import { pass } from './cited.js';
import { saidOn } from './said-on.js';

/** No more may be copied from the text. */
const BEGINNING = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}]+){1,7}/u;

/**
 * Proposes what people, organizations and states say in other words than theirs. The text begins it only, since a paraphrase is
 * written by whoever annotates: it is never sure.
 */
export function* proposeParaphrases(article: Article): Generator<Proposed> {
  const { text, names, paraphrases, offices } = article;
  const reporters = reportersOf(text, paraphrases, names);
  for (const [index, paraphrase] of paraphrases.entries()) {
    const { start, end, speaker } = paraphrase;
    const meant = speakersMeant(text, speaker, names, offices);
    if (meant.length === 0) continue;
    const speakers = meant.map(named);
    const reporter = reporters[index]?.outlet;
    const people = meant.flatMap((each) => ('person' in each ? [each.person] : []));
    const on = people.length === meant.length ? saidOn(article, people, paraphrase) : null;
    const [words] = BEGINNING.exec(text.slice(start, end)) ?? ['…'];
    yield {
      type: 'Statement',
      claim: {
        ...{ kind: 'PARAPHRASE', text: `${words} …`, speakers },
        ...(reporter && { reportedBy: reporter.slug }),
        ...(on && { visit: on.visit }),
        cite: [pass(article, { start: Math.min(start, speaker.start), end: Math.max(end, speaker.end) })],
      },
      features: [
        'paraphrase',
        ...(on && !on.isTold ? ['visit of the text'] : []),
        ...(meant.every(({ confidence }) => confidence >= 0.95) ? [] : ['unsure name']),
      ],
      reason: `${shown(speaker.words)} says it, in other words: write it in yours.`,
    };
  }
}
