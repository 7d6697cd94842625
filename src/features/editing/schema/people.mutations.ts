import { Ctx, ID, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { answerEdit, rowId } from './answer.js';
import { person } from '../../../model/kinds/person.js';
import { createPayload } from './payload.js';

@InputType({ description: 'A person, and the version that you last read.' })
class PersonVersionInput {
  @Field(() => ID, 'The global id of the person.')
  id!: string;

  @Field(() => Int, 'The `version` that you last read. If the object has changed since then, the mutation fails with CONFLICT.')
  version!: number;
}

@InputType({ description: 'Two entries for the same person.' })
export class MergePeopleInput {
  @Field(() => PersonVersionInput, 'The person to keep, with slug and name.')
  keep!: PersonVersionInput;

  @Field(() => PersonVersionInput, 'The person to merge into the other. Their names become aliases of the person who is kept.')
  merge!: PersonVersionInput;
}

@InputType({ description: 'Two people.' })
class TwoPeopleInput {
  @Field(() => ID, 'The global id of one person.')
  one!: string;

  @Field(() => ID, 'The global id of the other person.')
  other!: string;
}

const PersonPayload = createPayload(person);

@Resolver()
export class PeopleMutations {
  @Mutation(
    'ADMIN',
    () => PersonPayload,
    'Merges two entries for the same person. All claims about either entry then refer to the kept one, and the id and slug of the other resolve to the kept one. This cannot be undone.',
  )
  async mergePeople(@InputArg(() => MergePeopleInput, 'The two people.') input: MergePeopleInput, @Ctx() context: Context) {
    const atVersion = ({ id, version }: PersonVersionInput) => ({ id: rowId(person, id), version });
    const [keep, merge] = [atVersion(input.keep), atVersion(input.merge)];
    const { mergePeople } = await import('../store/merge-people.js');
    const work = () => mergePeople(context.prisma, { keep, merge, by: context.viewer!.subject });
    return answerEdit(context, person, work, keep.id);
  }

  @Mutation(
    'ADMIN',
    () => PersonPayload,
    'Records that two entries are different people. They no longer appear in `suspectedSamePeople`, even if their sources are imported again, and cannot be merged until this is undone. `person` in the payload is the first of the two.',
  )
  async tellPeopleApart(@InputArg(() => TwoPeopleInput, 'The two people.') input: TwoPeopleInput, @Ctx() context: Context) {
    const pair = pairOf(input);
    const { tellApart } = await import('../store/tell-apart.js');
    return answerEdit(context, person, () => tellApart(context.prisma, pair, context.viewer!.subject), pair.one);
  }

  @Mutation('ADMIN', () => PersonPayload, 'Undoes `tellPeopleApart`. `person` in the payload is the first of the two.')
  async takeBackTellingApart(@InputArg(() => TwoPeopleInput, 'The two people.') input: TwoPeopleInput, @Ctx() context: Context) {
    const pair = pairOf(input);
    const { takeBackTellingApart } = await import('../store/tell-apart.js');
    return answerEdit(context, person, () => takeBackTellingApart(context.prisma, pair), pair.one);
  }
}

function pairOf({ one, other }: TwoPeopleInput) {
  return { one: rowId(person, one), other: rowId(person, other) };
}
