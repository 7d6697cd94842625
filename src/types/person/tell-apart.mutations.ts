import { Authorized, Ctx, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { Field, InputArg } from '../described.js';
import { person } from '../../claims/kinds/person.js';
import type { Context } from '../../context/context.js';
import type { Role } from '../../viewer.js';
import { answer, rowId } from '../mutations/answer.js';
import { payloadOf } from '../mutations/payload.js';

@InputType({ description: 'Two people.' })
export class TwoPeopleInput {
  @Field(() => ID, 'The global id of one person.')
  one!: string;

  @Field(() => ID, 'The global id of the other person.')
  other!: string;
}

const TellPeopleApartPayload = payloadOf('TellPeopleApart', person);
const TakeBackTellingApartPayload = payloadOf('TakeBackTellingApart', person);

@Resolver()
export class TellApartMutations {
  @Authorized<Role>('ADMIN')
  @Mutation(() => TellPeopleApartPayload, {
    description:
      'Records that two entries are two people. They leave `suspectedSamePeople` for good, even if their sources are imported again, and cannot be merged until this is undone. The payload has the first person.',
  })
  async tellPeopleApart(@InputArg(() => TwoPeopleInput, 'The two people.') input: TwoPeopleInput, @Ctx() context: Context) {
    const pair = pairOf(input);
    const { tellApart } = await import('../../store/people/tell-apart.js');
    return answer(context, person, () => tellApart(context.prisma, pair, context.viewer!.subject), pair.one);
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => TakeBackTellingApartPayload, {
    description: 'Undoes `tellPeopleApart`. The payload has the first person.',
  })
  async takeBackTellingApart(@InputArg(() => TwoPeopleInput, 'The two people.') input: TwoPeopleInput, @Ctx() context: Context) {
    const pair = pairOf(input);
    const { takeBackTellingApart } = await import('../../store/people/tell-apart.js');
    return answer(context, person, () => takeBackTellingApart(context.prisma, pair), pair.one);
  }
}

function pairOf({ one, other }: TwoPeopleInput) {
  return { one: rowId(person, one), other: rowId(person, other) };
}
