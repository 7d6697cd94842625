import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Stored, date, one } from '../../read/meaning.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import type { Position as PositionRow } from '../../db/generated/client.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from './person.type.js';
import { PartialDate, partialDate } from '../dates/partial-date.type.js';
import { Position } from './position.type.js';

@Resolver(() => Position)
export class PositionResolver {
  @FieldResolver(() => Person, { description: 'Who held it.' })
  @Stored(one('personId'))
  person(@Root() position: PositionRow, @Ctx() { load }: Context) {
    return load.required('Person', position.personId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization in which it is held.' })
  @Stored(one('organizationId'))
  organization(@Root() position: PositionRow, @Ctx() { load }: Context) {
    return load.one('Organization', position.organizationId);
  }

  @FieldResolver(() => Country, { nullable: true, description: 'The country in which it is held.' })
  @Stored(one('countryId'))
  country(@Root() position: PositionRow, @Ctx() { load }: Context) {
    return load.one('Country', position.countryId);
  }

  @FieldResolver(() => PartialDate, { nullable: true, description: 'Since when, where a source says.' })
  @Stored(date('start'))
  start(@Root() position: PositionRow) {
    return partialDate(position, 'start');
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'Until when, where a source says; null is not an end that has not come.',
  })
  @Stored(date('end'))
  end(@Root() position: PositionRow) {
    return partialDate(position, 'end');
  }
}
