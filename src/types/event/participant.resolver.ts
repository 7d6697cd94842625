import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Stored, one } from '../../read/meaning.js';
import type { Context } from '../../context.js';
import { Country } from '../country/country.type.js';
import type { Participant as ParticipantRow } from '../../db/generated/client.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Event } from './event.type.js';
import { Participant } from './participant.type.js';

@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver(() => Event, { description: 'The event.' })
  @Stored(one('eventId'))
  event(@Root() participant: ParticipantRow, @Ctx() { load }: Context) {
    return load.required('Event', participant.eventId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person, if it is one.' })
  @Stored(one('personId'))
  person(@Root() participant: ParticipantRow, @Ctx() { load }: Context) {
    return load.one('Person', participant.personId);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The state that takes part, or for which the person does.',
  })
  @Stored(one('countryId'))
  country(@Root() participant: ParticipantRow, @Ctx() { load }: Context) {
    return load.one('Country', participant.countryId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization that takes part, or for which the person does.',
  })
  @Stored(one('organizationId'))
  organization(@Root() participant: ParticipantRow, @Ctx() { load }: Context) {
    return load.one('Organization', participant.organizationId);
  }
}
