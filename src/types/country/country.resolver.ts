import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, children, connection, joined, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { byName } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import type { Country as CountryRow } from '../../db/generated/client.js';
import { badUserInput } from '../../errors.js';
import { PersonConnection } from '../person/person.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { visitsByStart } from '../visit/visit.order.js';
import { VisitConnection } from '../visit/visit.type.js';
import { CountriesArgs, CountryArgs } from './country.args.js';
import { Country, CountryConnection } from './country.type.js';
import { countryWhere } from './country.where.js';

function byCodeOrSlug({ code, slug }: CountryArgs) {
  if ((code == null) === (slug == null)) throw badUserInput('Give exactly one of `code` and `slug`.');
  return code == null ? { slug: slug! } : { code };
}

@Resolver(() => Country)
export class CountryResolver {
  @Query(() => Country, {
    nullable: true,
    description: 'One country, by exactly one of code and slug; null where there is none.',
  })
  @Stored(unique(byCodeOrSlug))
  country(@Args(() => CountryArgs) args: CountryArgs, @Ctx() { prisma }: Context) {
    return prisma.country.findUnique({ where: byCodeOrSlug(args) });
  }

  @Query(() => CountryConnection, { description: 'Countries, by name.' })
  @Stored(connection(all('Country'), byName, ({ where }: CountriesArgs) => countryWhere(where)))
  countries(@Args(() => CountriesArgs) { where, ...page }: CountriesArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Country'), byName, page, countryWhere(where));
  }

  @FieldResolver(() => PersonConnection, { description: 'People of this country, by name.' })
  @Stored(connection(children('Person', 'countryId'), byName))
  people(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Country', country.id, 'people'), byName, page);
  }

  @FieldResolver(() => VisitConnection, { description: 'Visits to this country, by start.' })
  @Stored(connection(children('Visit', 'hostCountryId'), visitsByStart))
  visitsHosted(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Country', country.id, 'visitsHosted'), visitsByStart, page);
  }

  @FieldResolver(() => VisitConnection, { description: 'Visits by this country, by start.' })
  @Stored(connection(children('Visit', 'guestCountryId'), visitsByStart))
  visitsMade(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Country', country.id, 'visitsMade'), visitsByStart, page);
  }

  @FieldResolver(() => StatementConnection, { description: 'What it said in its own name, in the order of passages.' })
  @Stored(connection(joined('Statement', 'StatementSpeaker', 'countryId', 'statementId'), statementsByPassage))
  statements(@Root() country: CountryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.through(load, 'Country', country.id, ['spoken', 'statement']), statementsByPassage, page);
  }
}
