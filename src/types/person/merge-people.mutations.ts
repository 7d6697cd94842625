import { Authorized, Ctx, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { Field, InputArg } from '../described.js';
import type { Role } from '../../viewer.js';
import type { Context } from '../../context/context.js';
import { answer, rowId } from '../mutations/answer.js';
import { person } from '../../claims/kinds/person.js';
import { payloadOf } from '../mutations/payload.js';

@InputType({ description: 'A person at the version that you read.' })
export class PersonVersionInput {
  @Field(() => ID, 'The global id of the person.')
  id!: string;

  @Field(() => Int, 'The `version` that you read. If it has changed since, the error is CONFLICT.')
  version!: number;
}

@InputType({ description: 'Two entries for the same person.' })
export class MergePeopleInput {
  @Field(() => PersonVersionInput, 'The person who is kept, with slug and name.')
  keep!: PersonVersionInput;

  @Field(() => PersonVersionInput, 'The person who is merged into the one who is kept, and whose names become aliases there.')
  merge!: PersonVersionInput;
}

const MergePeoplePayload = payloadOf('MergePeople', person);

@Resolver()
export class MergePeopleMutation {
  @Authorized<Role>('ADMIN')
  @Mutation(() => MergePeoplePayload, {
    description:
      'Merges two entries for the same person. All claims about either are then about the one who is kept, and the id and the slug of the other lead there. This cannot be undone.',
  })
  async mergePeople(@InputArg(() => MergePeopleInput, 'The two people.') input: MergePeopleInput, @Ctx() context: Context) {
    const [keep, merge] = [input.keep, input.merge].map(({ id, version }) => ({
      id: rowId(person, id),
      version,
    }));
    const { mergePeople } = await import('../../store/people/merge-people.js');
    const work = () => mergePeople(context.prisma, { keep: keep!, merge: merge!, by: context.viewer!.subject });
    return answer(context, person, work, keep!.id);
  }
}
