import { ArgsType, Int } from 'type-graphql';
import { Nullable } from '../described.js';

@ArgsType()
export class PageArgs {
  @Nullable(() => Int, 'The number to take from the start of the list, 0 to 100. The default is 20, unless `last` is given.')
  first?: number | null;

  @Nullable(() => String, 'A cursor: only what comes after it is listed.')
  after?: string | null;

  @Nullable(() => Int, 'The number to take from the end of the list, 0 to 100. Not together with `first`.')
  last?: number | null;

  @Nullable(() => String, 'A cursor: only what comes before it is listed.')
  before?: string | null;
}
