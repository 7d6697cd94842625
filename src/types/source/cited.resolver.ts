import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { children, list, Stored } from '../../read/meaning.js';
import { orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import type { Context } from '../../context.js';
import type { Model } from '../../read/load/loader.js';
import { Cited } from './cited.type.js';
import { byPassage } from './citation.resolver.js';

@Resolver(() => Cited)
export class CitedResolver {
  @FieldResolver()
  @Stored(list((type) => children('Citation', `${type[0]!.toLowerCase()}${type.slice(1)}Id`), byPassage))
  citations(@Root() fact: { id: string }, @Info() info: GraphQLResolveInfo, @Ctx() { load }: Context) {
    return load.related(info.parentType.name as Model, fact.id, 'citations', {
      orderBy: orderBy(byPassage),
      take: maximumPageSize,
    });
  }
}
