import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Role } from '../../viewer.js';
import type { Context } from '../../context.js';
import { answer, rowId } from '../mutations/answer.js';
import { mergePeople } from '../../store/edits/merge-people.js';
import { person } from '../../claims/kinds/person.js';
import { payloadOf } from '../mutations/payload.js';

@InputType({ description: 'A person, as they were read.' })
export class PersonVersionInput {
  @Field(() => ID, { description: 'Their global id.' })
  id!: string;

  @Field(() => Int, { description: 'Their `version`; an older one is a CONFLICT.' })
  version!: number;
}

@InputType({ description: 'Two people who are one.' })
export class MergePeopleInput {
  @Field(() => PersonVersionInput, { description: 'Who is kept, under their slug and name.' })
  keep!: PersonVersionInput;

  @Field(() => PersonVersionInput, { description: 'Who goes: their names become aliases of the other.' })
  merge!: PersonVersionInput;
}

const MergePeoplePayload = payloadOf('MergePeople', person);

@Resolver()
export class MergePeopleMutation {
  @Authorized<Role>('ADMIN')
  @Mutation(() => MergePeoplePayload, {
    description:
      'Makes one of two people who are the same: all that sources say of either is said of the one who is kept, to whom the id and the slug of the other go on leading. It cannot be undone.',
  })
  async mergePeople(
    @Arg('input', () => MergePeopleInput, { description: 'Who is kept, and who goes.' }) input: MergePeopleInput,
    @Ctx() context: Context,
  ) {
    const [keep, merge] = [input.keep, input.merge].map(({ id, version }) => ({
      id: rowId(person, id),
      version,
    }));
    const work = () => mergePeople(context.prisma, { keep: keep!, merge: merge!, by: context.viewer!.subject });
    return answer(context, person, work, keep!.id);
  }
}
