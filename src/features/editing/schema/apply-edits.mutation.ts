import { type ClassType, Ctx, Extensions, InputType, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Kind } from '../../../model/kinds/kind.js';
import { CLAIMED } from '../../../model/kinds/kinds.js';
import type { Context } from '../../../schema/context/context.js';
import { Loader } from '../../../query/load/loader.js';
import type { EditStep } from '../store/run-edit.js';
import { IDEMPOTENCY_KEY } from '../store/idempotency.js';
import { EditRefused, refuse } from '../store/edit-refused.js';
import { Node } from '../../../schema/node/node.type.js';
import { givenChanges, prepareCreation, type Input, findTarget } from './given.js';
import { createInputs } from './input.js';
import { MutationPayload, UserError } from './payload.js';

const MOST_EDITS = 100;
/** Each edit is checked and stored separately, in about 10 ms. */
const EDIT_COST = 50;
type CostArguments = { input?: { edits?: unknown[] | null } | null };

@InputType({ description: 'One of several edits. Set exactly one field.' })
class EditInput {}
Extensions({ oneOf: true })(EditInput);

/** The step for each field of an edit. */
const OPERATIONS = new Map<string, { kind: Kind; step: (given: Input, by: string) => EditStep }>();

/** Loads the code for writing on first use. */
const edits = () => import('../store/edit.js');

for (const kind of CLAIMED) {
  const { CreateInput, UpdateInput, DeleteInput } = createInputs(kind);
  const { model, thing } = kind;
  declare(`create${model}`, CreateInput, `Adds a claim about ${thing} to a source, like the mutation \`create${model}\`.`, {
    kind,
    step: (given, by) => async (tx, histories) =>
      (await edits()).create(tx, kind, { ...prepareCreation(kind, given, by), histories }),
  });
  declare(`update${model}`, UpdateInput, `Changes a claim about ${thing}, like the mutation \`update${model}\`.`, {
    kind,
    step: (given, by) => async (tx, histories) =>
      (await edits()).updateClaim(tx, kind, { ...(await findTarget(tx, kind, given, by)), histories }, givenChanges(kind, given)),
  });
  declare(`delete${model}`, DeleteInput, `Withdraws claims about ${thing}, like the mutation \`delete${model}\`.`, {
    kind,
    step: (given, by) => async (tx, histories) =>
      (await edits()).retract(tx, kind, { ...(await findTarget(tx, kind, given, by)), histories }),
  });
}

function declare(
  name: string,
  type: ClassType,
  description: string,
  operation: { kind: Kind; step: (given: Input, by: string) => EditStep },
) {
  Nullable(() => type, description)(EditInput.prototype as object, name);
  OPERATIONS.set(name, operation);
}

@InputType({ description: 'Edits to apply together.' })
class ApplyEditsInput {
  @Field(
    () => [EditInput],
    `The edits, at most ${MOST_EDITS}, in the order in which to apply them. Each may refer to objects that earlier edits created.`,
  )
  edits!: object[];

  @Field(() => Boolean, 'Whether to only check the edits and report their errors, without storing anything.', {
    defaultValue: false,
  })
  dryRun!: boolean;

  @Nullable(() => String, `${IDEMPOTENCY_KEY} A dry run ignores it.`)
  idempotencyKey?: string | null;
}

@PlainObject('The result of applying edits.')
class ApplyEditsPayload extends MutationPayload {
  @Field(
    () => [Node],
    'The edited objects in their final state, in the order of the edits. Null for a deleted object. Empty if there are errors, or in a dry run.',
    { nullable: 'items' },
  )
  nodes!: (object | null)[];

  @Field(
    () => [UserError],
    'The errors of the first edit that was refused. Empty if all succeeded. If there are errors, nothing was written. Each path begins with `input`, `edits` and the index of the edit.',
  )
  errors!: UserError[];
}

@Resolver()
export class ApplyEditsMutation {
  @Extensions({ cost: ({ input }: CostArguments) => EDIT_COST * (input?.edits?.length ?? 0) })
  @Mutation(
    'EDITOR',
    () => ApplyEditsPayload,
    'Applies several edits, all or nothing, as one change set for each source that they change. Each edit is checked against the result of the earlier ones.',
  )
  async applyEdits(
    @InputArg(() => ApplyEditsInput, 'The edits.') { edits: given, dryRun, idempotencyKey = null }: ApplyEditsInput,
    @Ctx() { prisma, viewer, signal }: Context,
  ): Promise<Omit<ApplyEditsPayload, 'dataVersion'>> {
    const wanted = given.map((edit) => operationIn(edit));
    const { applyEdits, StepRefused } = await import('../store/run-edit.js');
    try {
      if (given.length > MOST_EDITS)
        refuse('SHAPE', `${given.length} edits are too many: send at most ${MOST_EDITS}.`, ['edits']);
      const by = viewer!.subject;
      const steps = wanted.map(({ step, input }) => step(input, by));
      const ids = await applyEdits(prisma, steps, { by, idempotencyKey, input: given, dryRun, signal });
      if (dryRun) return { nodes: [], errors: [] };
      const loader = new Loader(prisma);
      const nodes = ids.map(async (id, index) => {
        const { model } = wanted[index]!.kind;
        const row = await loader.one(model, id);
        return row && { ...row, __typename: model };
      });
      return { nodes: await Promise.all(nodes), errors: [] };
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      const within = error instanceof StepRefused ? ['edits', String(error.step), wanted[error.step]!.name] : [];
      return { nodes: [], errors: error.errors.map((each) => ({ ...each, path: pathWithin(each.path, within) })) };
    }
  }
}

function operationIn(edit: object) {
  const [name, input] = Object.entries(edit).find(([, value]) => value != null) as [string, Input];
  return { name, input, ...OPERATIONS.get(name)! };
}

/** A path in another part of the source stays unchanged. */
function pathWithin([argument, ...rest]: string[], within: string[]): string[] {
  return argument === 'input' ? ['input', ...within, ...rest] : [argument!, ...rest];
}
