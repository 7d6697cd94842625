import { countCodePoints } from '../text/code-points.js';
import { spanOf } from '../kinds/fields.js';
import type { Rule } from '../rule.js';
import type { Annotation } from '../annotation.js';
import { type Passage, passages } from '../passages.js';
import { QuotedPassages } from '../text/quoted-passages.js';

export const quoteCitedWhereItStands: Rule = {
  sentence: 'The first passage of a quote must span exactly its words.',
  *check({ statements }, { text }) {
    for (const [key, { kind, cite, text: quote }] of Object.entries(statements)) {
      if (kind === 'PARAPHRASE') continue;
      const { start, end, exact } = spanOf(cite[0]!);
      const path = ['statements', key, 'cite', 0];
      const passage = `its first passage [${start}, ${end}]`;
      const length = countCodePoints(quote);
      const printed = text?.slice(start, end) ?? exact ?? quote;
      if (length !== end - start) {
        yield { path, message: `the quote has ${length} code points, but ${passage} has ${end - start}` };
      } else if (printed !== quote) {
        yield { path, message: `the quote is ${JSON.stringify(quote)}, but ${passage} is ${JSON.stringify(printed)}` };
      }
    }
  },
};

export const quoteWithinQuotationMarks: Rule = {
  sentence: 'Quoted words must stand between quotation marks in the text.',
  *check(annotation, { text }) {
    if (!text) return;
    const quoted = new QuotedPassages(text);
    for (const { path, start, end } of quotes(annotation)) {
      if (quoted.has(start, end)) continue;
      const words = JSON.stringify(text.slice(start, end));
      yield { path, message: `${words} at [${start}, ${end}] is not between quotation marks in the text` };
    }
  },
};

/** The passages of quotes, and then all others with quoted words. */
function* quotes(annotation: Annotation): Generator<Passage> {
  for (const [key, { kind, cite }] of Object.entries(annotation.statements)) {
    if (kind !== 'PARAPHRASE') yield { path: ['statements', key, 'cite', 0], ...spanOf(cite[0]!) };
  }
  for (const passage of passages(annotation)) if (passage.exact !== null) yield passage;
}

export const quoteWithoutClosingComma: Rule = {
  sentence: 'A quote must not end with the comma before its closing quotation mark.',
  *check({ statements }) {
    for (const [key, { kind, text }] of Object.entries(statements)) {
      const message = `leave the final comma out of the quote and its passage: ${JSON.stringify(text.slice(-40))}`;
      if (kind !== 'PARAPHRASE' && text.endsWith(',')) yield { path: ['statements', key, 'text'], message };
    }
  },
};

export const originalInAnotherLanguage: Rule = {
  sentence: 'The original words of a statement must say their language, which must not be that of its text.',
  *check({ statements }) {
    for (const [key, { original, originalLanguage, language }] of Object.entries(statements)) {
      const path = ['statements', key, 'originalLanguage'];
      if (original !== undefined && originalLanguage === undefined) {
        yield { path, message: 'is missing: say in which language the original words are' };
      }
      if (originalLanguage !== undefined && originalLanguage === language) {
        yield { path, message: `the text is in ${language} too: what was not translated has no original` };
      }
    }
  },
};
