import { Float, Int } from 'type-graphql';
import { Field, Nullable, PlainObject } from '../../../schema/described.js';
import { createEnum } from '../../../schema/enum.js';
import { Source } from '../../../schema/source/source.type.js';
import { Statement } from '../../../schema/statement/statement.type.js';
import { type Verdict } from '../find/check.js';

const QuotationVerdict = createEnum<Verdict>('QuotationVerdict', 'The result of comparing a quotation with what is stored.', {
  VERBATIM:
    'The words occur consecutively in a passage. Only typography, the case of the first letter, a final comma or full stop, ellipses and words in brackets may differ. If the quotation ends like a complete sentence but the sentence in the passage continues, the omitted words count as a difference.',
  ALTERED:
    'A passage is clearly the source, but words were replaced, inserted or left out without an ellipsis, or the quotation was put together from two passages. A changed negation or number is always an alteration.',
  MISATTRIBUTED:
    'The words are right, but the sources give them to another speaker than the text does. A name that the store does not know does not count: see `isSpeakerKnown`.',
  TOO_SHORT: 'The quotation has fewer words than `minWords`, and is not a whole stored statement.',
  NOT_FOUND: 'Nothing similar is stored. The quotation may still be right: check what the sources cover.',
});

const QuotationDifferenceKind = createEnum('QuotationDifferenceKind', 'How a quotation differs from a passage.', {
  REPLACED: 'Words of the passage were replaced.',
  INSERTED: 'The quotation has words that the passage lacks.',
  LEFT_OUT: 'The quotation lacks words of the passage.',
});

@PlainObject('A difference between a quotation and a passage.')
export class QuotationDifference {
  @Field(() => QuotationDifferenceKind, 'The kind of difference.')
  kind!: string;

  @Field(() => String, 'The words in the given text; empty if words were left out.')
  given!: string;

  @Field(() => String, 'The words in the passage; empty if words were inserted.')
  stored!: string;
}

@PlainObject('A stored passage that resembles a quotation.')
export class QuotationMatch {
  @Nullable(() => Statement, 'The statement whose words match. Null if the words occur only in the text of a source.')
  statement!: object | null;

  @Field(() => Source, 'The source that prints the words.')
  source!: object;

  @Field(() => Int, "The start of the words, in Unicode code points from the start of the source's text.")
  start!: number;

  @Field(() => Int, "The end of the words, exclusive, in Unicode code points from the start of the source's text.")
  end!: number;

  @Field(() => String, 'The printed words.')
  exact!: string;

  @Field(
    () => String,
    'The URL of the page that shows the passage, for use in citations, such as https://example.org/sources/SLUG/p/120-163. Only the path if the server does not know its public URL.',
  )
  page!: string;

  @Field(() => Float, 'The similarity: 1 for identical words, 0 for none in common.')
  similarity!: number;

  @Field(() => [QuotationDifference], 'The changes, in order; empty if there are none.')
  differences!: QuotationDifference[];
}

@PlainObject('A quotation in a text, compared with what is stored.')
export class CheckedQuotation {
  @Field(() => Int, 'The start in the given text, in Unicode code points, after the quotation mark.')
  start!: number;

  @Field(
    () => Int,
    'The end of the words in the given text, exclusive, in Unicode code points. The closing quotation mark comes after it.',
  )
  end!: number;

  @Field(() => String, 'The words between the quotation marks.')
  text!: string;

  @Nullable(() => String, 'The speaker, as printed in the given text. Null if the text names nobody nearby.')
  speakerAsPrinted!: string | null;

  @Field(() => QuotationVerdict, 'The verdict.')
  verdict!: Verdict;

  @Nullable(
    () => Boolean,
    'If the text names another speaker than the sources, whether the store knows that name: true for a misattributed quotation, and for an altered one that no similar passage gives to that speaker; false for a verbatim or altered one whose speaker nobody in the store could be. Otherwise null.',
  )
  isSpeakerKnown!: boolean | null;

  @Field(() => [QuotationMatch], 'The most similar stored passages, best first, at most 5.')
  matches!: object[];
}

@PlainObject('The number of quotations with a verdict.')
export class QuotationVerdictCount {
  @Field(() => QuotationVerdict, 'The verdict.')
  verdict!: Verdict;

  @Field(() => Int, 'The number of quotations.')
  count!: number;
}

@PlainObject('The quotations in a text, compared with what is stored.')
export class QuotationCheck {
  @Field(
    () => [CheckedQuotation],
    'The quotations, in the order of the text, at most 500. A quotation within another counts as part of the outer one.',
  )
  quotations!: object[];

  @Field(() => [QuotationVerdictCount], 'The number of quotations with each verdict.')
  counts!: QuotationVerdictCount[];
}
