import { isOutlet } from '../names/known.js';
import type { Names } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';

/** An outlet that reports what somebody says. */
export interface Reporter extends UnitSpan {
  words: string;
  outlet: TextOrganization;
  /** The confidence that the outlet reports the content of the sentence. From 0.95, it counts as certain. */
  confidence: number;
}

const PIECE = String.raw`(?:summary|summaries|reports?|dispatch(?:es)?|releases?|statements?|readouts?|accounts?|articles?|commentary|stor(?:y|ies)|interview)`;
/** "according to a news release from Xinhua", "the summary by Xinhua". */
const BEFORE = new RegExp(
  String.raw`(?:\b[Aa]ccording\sto\s(?:(?:an?|the)\s)?(?:[^,.;“”"]{0,60}\s(?:from|by|of|in)\s)?|\b${PIECE}\s(?:from|by|of|in)\s|\b(?:told|(?:complained|sa(?:id|ys)|remarks|comments|spoke|speaking) to|[Qq]uoted by|[Cc]iting|reported by)\s)(?:the\s)?(?:[^,.;“”"]{1,40}['’]s\s)?(?:(?:state|official)(?:-run)?\s)?(?:news agency\s)?$`,
  'u',
);
const AFTER = new RegExp(
  String.raw`^(?:\s[Nn]ews(?:\s[Aa]gency)?)?(?:,?\sciting[^,.;“”"]{1,60},)?\s(?:also\s|later\s|earlier\s|has\s|had\s)?(?:${CUES}|paraphrased|summarized|carried|published)(?!\p{L})`,
  'u',
);

/** Finds where a text credits an outlet. */
function reportersIn(text: string, { organizations }: Names): Reporter[] {
  return organizations
    .filter(({ organization }) => isOutlet(organization))
    .flatMap(({ start, end, words, organization: outlet }) => {
      const isReporting = BEFORE.test(text.slice(Math.max(0, start - 130), start)) || AFTER.test(text.slice(end, end + 120));
      return isReporting ? [{ start, end, words, outlet, confidence: SAME_SENTENCE }] : [];
    });
}

const SAME_SENTENCE = 0.95;
const SENTENCE_BEFORE = 0.6;

/**
 * Returns who reports each quotation: the outlet credited in its sentence or, with less confidence, in the previous sentence of
 * the paragraph; null if neither does.
 */
export function findReporters(text: string, quoted: readonly UnitSpan[], names: Names): (Reporter | null)[] {
  const sentences = sentencesIn(text);
  const reporters = reportersIn(text, names);
  const within = ({ start, end }: UnitSpan, but: UnitSpan) =>
    reporters.filter((each) => each.start >= start && each.end <= end && !(each.start >= but.start && each.end <= but.end));
  return quoted.map((each) => {
    const first = lastUpTo(sentences, each.start);
    const last = Math.min(lastUpTo(sentences, each.end), sentences.length - 1);
    for (let index = last; index >= Math.max(first, 0); index--) {
      const own = nearest(within(sentences[index]!, each), each);
      if (own) return own;
    }
    const [before, sentence] = [sentences[first - 1], sentences[first]];
    if (!before || !sentence || text.slice(before.end, sentence.start).includes('\n')) return null;
    const carried = within(before, each).at(-1);
    return carried ? { ...carried, confidence: SENTENCE_BEFORE } : null;
  });
}

function nearest(reporters: readonly Reporter[], { start, end }: UnitSpan): Reporter | null {
  const distance = (each: Reporter) => Math.min(Math.abs(each.start - end), Math.abs(start - each.end));
  return [...reporters].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
