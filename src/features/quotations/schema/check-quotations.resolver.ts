import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { passagePageUrl } from '../../../http/urls.js';
import { schemaPublicUrl } from '../../../query/page-path.js';
import type { Context } from '../../../schema/context/context.js';
import { Query } from '../../../schema/described.js';
import { badUserInput } from '../../../shared/errors.js';
import { CHECK_LIMITS, checkText, VERDICTS } from '../find/check.js';
import type { Match } from '../find/match.js';
import { checkCost } from './cost.js';
import { QuotationCheck, QuotationMatch } from './quotation-check.type.js';

const MOST_WORDS = 100;

/** Not compiled to SQL: the words are compared in the server. */
@Resolver(() => QuotationMatch)
export class CheckQuotationsResolver {
  @Query(
    () => QuotationCheck,
    'Compares each quotation in a text with stored statements and the texts of sources. Reports whether a source prints the words, what was changed, and which passage to cite.',
  )
  @Extensions({ cost: checkCost, variableBytes: 4 * CHECK_LIMITS.characters + 1_000 })
  async checkQuotations(
    @Arg('text', () => String, { description: `The text, at most ${CHECK_LIMITS.characters} code points.` }) text: string,
    @Arg('minWords', () => Int, {
      description: `The minimum number of words, from 1 to ${MOST_WORDS}. Shorter quotations are TOO_SHORT, unless they are whole statements.`,
      defaultValue: 3,
    })
    minWords: number,
    @Ctx() { load, signal }: Context,
  ): Promise<QuotationCheck> {
    if (minWords < 1 || minWords > MOST_WORDS) throw badUserInput(`\`minWords\` must be a number from 1 to ${MOST_WORDS}.`);
    const quotations = await checkText(load, text, minWords, signal);
    const counts = VERDICTS.map((verdict) => ({ verdict, count: quotations.filter((each) => each.verdict === verdict).length }));
    return { quotations, counts };
  }

  @FieldResolver()
  statement(@Root() { statementId }: Match, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Statement', statementId);
  }

  @FieldResolver()
  source(@Root() { sourceId }: Match, @Ctx() { load }: Context): Promise<object> {
    return load.required('Source', sourceId);
  }

  @FieldResolver()
  async page(
    @Root() { sourceId, start, end }: Match,
    @Ctx() { load }: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<string> {
    const source = await load.required('Source', sourceId);
    return schemaPublicUrl(schema) + passagePageUrl({ start, end, source });
  }
}
