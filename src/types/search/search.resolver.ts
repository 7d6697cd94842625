import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { Stored } from '../../read/meaning.js';
import type { Context } from '../../context.js';
import { SearchArgs } from './search.args.js';
import { Search } from './search.js';
import { bestFirst, checkQuery, searchMatches } from './search.sql.js';
import { SearchConnection } from './search.type.js';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Full-text search in names, titles and statements, the best match first. The texts of sources are not searched.',
  })
  @Extensions({ cost: 100 }) // reads and ranks all that matches, however little is asked of it
  @Stored({
    kind: 'connection',
    rows: searchMatches,
    order: bestFirst,
    guards: { query: (query: string) => String(checkQuery(query)) },
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() context: Context) {
    return new Search(context, args);
  }
}
