import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, children, connection, joined, one, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { byName } from '../../read/pages/order.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import type { Organization as OrganizationRow } from '../../db/generated/client.js';
import { PositionsArgs } from '../person/position.args.js';
import { heldWithin, newestFirst } from '../person/position.order.js';
import { PositionConnection } from '../person/position.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { OrganizationsArgs } from './organization.args.js';
import { Organization, OrganizationConnection } from './organization.type.js';
import { organizationWhere } from './organization.where.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'One organization by its slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  organization(
    @Arg('slug', () => String, { description: 'As the organization gives it: xinhua.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    return prisma.organization.findUnique({ where: { slug } });
  }

  @Query(() => OrganizationConnection, { description: 'Organizations, by name.' })
  @Stored(connection(all('Organization'), byName, ({ where }: OrganizationsArgs) => organizationWhere(where)))
  organizations(@Args(() => OrganizationsArgs) { where, ...page }: OrganizationsArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Organization'), byName, page, organizationWhere(where));
  }

  @FieldResolver(() => Country, { nullable: true, description: 'The country that it belongs to.' })
  @Stored(one('countryId'))
  country(@Root() organization: OrganizationRow, @Ctx() { load }: Context) {
    return load.one('Country', organization.countryId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization that it is part of.' })
  @Stored(one('parentId'))
  parent(@Root() organization: OrganizationRow, @Ctx() { load }: Context) {
    return load.one('Organization', organization.parentId);
  }

  @FieldResolver(() => PositionConnection, {
    description: 'Offices held in it, the newest first; with `asOf`, those that may have been held that day.',
  })
  @Stored(
    connection(children('Position', 'organizationId'), newestFirst, ({ asOf }: PositionsArgs) =>
      heldWithin(asOf, asOf),
    ),
  )
  positions(
    @Root() organization: OrganizationRow,
    @Args(() => PositionsArgs) { asOf, ...page }: PositionsArgs,
    @Ctx() { load }: Context,
  ) {
    return connect(
      rows.related(load, 'Organization', organization.id, 'positions'),
      newestFirst,
      page,
      heldWithin(asOf, asOf),
    );
  }

  @FieldResolver(() => StatementConnection, { description: 'What it said in its own name, in the order of passages.' })
  @Stored(connection(joined('Statement', 'StatementSpeaker', 'organizationId', 'statementId'), statementsByPassage))
  statements(@Root() organization: OrganizationRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(
      rows.through(load, 'Organization', organization.id, ['spoken', 'statement']),
      statementsByPassage,
      page,
    );
  }

  @FieldResolver(() => StatementConnection, {
    description: 'What it reported others as saying, in the order of passages.',
  })
  @Stored(connection(children('Statement', 'reportedById'), statementsByPassage))
  reported(@Root() organization: OrganizationRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.related(load, 'Organization', organization.id, 'reported'), statementsByPassage, page);
  }
}
