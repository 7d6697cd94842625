import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connect } from '../connection/connection.js';
import { byName } from '../connection/order.js';
import { PageArgs } from '../connection/page.args.js';
import { all, related, through } from '../connection/rows.js';
import type { Context } from '../context.js';
import type { Country as CountryRow } from '../db/generated/client.js';
import { badUserInput } from '../errors.js';
import { PersonConnection } from '../person/person.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { visitsByStart } from '../visit/visit.order.js';
import { VisitConnection } from '../visit/visit.type.js';
import { CountriesArgs, CountryArgs } from './country.args.js';
import { Country, CountryConnection } from './country.type.js';
import { countryWhere } from './country.where.js';

@Resolver(() => Country)
export class CountryResolver {
  @Query(() => Country, {
    nullable: true,
    description: 'One country, by exactly one of code and slug; null where there is none.',
  })
  country(@Args(() => CountryArgs) { code, slug }: CountryArgs, @Ctx() { prisma }: Context) {
    if ((code == null) === (slug == null)) throw badUserInput('Give exactly one of `code` and `slug`.');
    return prisma.country.findUnique({ where: code == null ? { slug: slug! } : { code } });
  }

  @Query(() => CountryConnection, { description: 'Countries, by name.' })
  countries(@Args(() => CountriesArgs) { where, ...page }: CountriesArgs, @Ctx() { load }: Context) {
    return connect(all(load, 'Country'), byName, page, countryWhere(where));
  }

  @FieldResolver(() => PersonConnection, { description: 'People of this country, by name.' })
  people(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(related(load, 'Country', country.id, 'people'), byName, page);
  }

  @FieldResolver(() => VisitConnection, { description: 'Visits to this country, by start.' })
  visitsHosted(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(related(load, 'Country', country.id, 'visitsHosted'), visitsByStart, page);
  }

  @FieldResolver(() => VisitConnection, { description: 'Visits by this country, by start.' })
  visitsMade(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(related(load, 'Country', country.id, 'visitsMade'), visitsByStart, page);
  }

  @FieldResolver(() => StatementConnection, { description: 'What it said in its own name, in the order of passages.' })
  statements(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(through(load, 'Country', country.id, ['spoken', 'statement']), statementsByPassage, page);
  }
}
