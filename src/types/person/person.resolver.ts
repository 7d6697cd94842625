import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Stored, all, children, connection, joined, list, one, unique } from '../../read/meaning.js';
import { connect } from '../../read/pages/connection.js';
import { ordered } from '../connections/order.args.js';
import { byName, orderBy } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { PageArgs } from '../connections/page.args.js';
import * as rows from '../../read/pages/rows.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import type { Person as PersonRow } from '../../db/generated/client.js';
import { PositionArgs } from './position.args.js';
import { heldWithin, newestFirst } from './position.order.js';
import { Position } from './position.type.js';
import { statementsByPassage } from '../statement/statement.order.js';
import { StatementConnection } from '../statement/statement.type.js';
import { visitsByStart } from '../visit/visit.order.js';
import { VisitConnection } from '../visit/visit.type.js';
import { kinInOrder, kin as kinships, kinOf } from './kinship.resolver.js';
import { Kinship } from './kinship.type.js';
import { PeopleArgs } from './person.args.js';
import { Person, PersonConnection } from './person.type.js';
import { personWhere } from './person.where.js';

const peopleOrder = ({ orderBy }: PeopleArgs) => ordered(orderBy, { name: [{ column: 'name', type: 'text' }] }, byName);

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true, description: 'One person by their slug; null where there is none.' })
  @Stored(unique(({ slug }) => ({ slug })))
  async person(
    @Arg('slug', () => String, { description: 'As the person gives it: kim-jong-un.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    const person = await prisma.person.findUnique({ where: { slug } });
    return person ?? (await prisma.mergedPerson.findUnique({ where: { slug }, select: { person: true } }))?.person;
  }

  @Query(() => PersonConnection, { description: 'People, by name unless asked otherwise.' })
  @Stored(connection(all('Person'), peopleOrder, ({ where }: PeopleArgs) => personWhere(where)))
  people(@Args(() => PeopleArgs) { where, orderBy, ...page }: PeopleArgs, @Ctx() { load }: Context) {
    return connect(rows.all(load, 'Person'), peopleOrder({ orderBy }), page, personWhere(where));
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country that they are of, where a source says so.',
  })
  @Stored(one('countryId'))
  country(@Root() person: PersonRow, @Ctx() { load }: Context) {
    return load.one('Country', person.countryId);
  }

  @FieldResolver(() => [Position], {
    description:
      'Offices, the newest first, 100 at most; with `asOf`, those that may have been held that day by what the sources say.',
  })
  @Stored(list(children('Position', 'personId'), newestFirst, ({ asOf }: PositionArgs) => heldWithin(asOf, asOf)))
  positions(@Root() person: PersonRow, @Args(() => PositionArgs) { asOf }: PositionArgs, @Ctx() { load }: Context) {
    const query = { where: heldWithin(asOf, asOf), orderBy: orderBy(newestFirst), take: maximumPageSize };
    return load.related('Person', person.id, 'positions', query);
  }

  @FieldResolver(() => [Kinship], { description: 'Relatives: spouses, siblings, parents, then children; 100 at most.' })
  @Stored(list(kinships, kinInOrder))
  kin(@Root() person: PersonRow, @Ctx() { load }: Context) {
    return kinOf(load, person.id);
  }

  @FieldResolver(() => VisitConnection, { description: 'Visits in which they took part, on either side, by start.' })
  @Stored(connection(joined('Visit', 'Delegate', 'personId', 'visitId'), visitsByStart))
  visits(@Root() person: PersonRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.through(load, 'Person', person.id, ['delegations', 'visit']), visitsByStart, page);
  }

  @FieldResolver(() => StatementConnection, {
    description: 'What they said, alone or with others, in the order of passages.',
  })
  @Stored(connection(joined('Statement', 'StatementSpeaker', 'personId', 'statementId'), statementsByPassage))
  statements(@Root() person: PersonRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { load }: Context) {
    return connect(rows.through(load, 'Person', person.id, ['spoken', 'statement']), statementsByPassage, page);
  }
}
