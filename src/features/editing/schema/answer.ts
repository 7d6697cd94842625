import type { Kind } from '../../../model/kinds/kind.js';
import type { Context } from '../../../schema/context/context.js';
import { badUserInput } from '../../../shared/errors.js';
import { fromGlobalId, nodeType } from '../../../query/global-id.js';
import { Loader } from '../../../query/load/loader.js';
import { EditRefused, type EditError } from '../store/edit-refused.js';

type EditResult = { errors: EditError[] } & Record<string, unknown>;

/** Returns the edited row, or the errors and the unchanged row `before`. */
export async function answerEdit(
  { prisma }: Context,
  { model, name }: Kind,
  work: () => Promise<string>,
  before: string | null = null,
): Promise<EditResult> {
  const row = (id: string | null) => new Loader(prisma).one(model, id);
  const { made, errors } = await unlessRefused(work);
  return { [name]: await row(made ?? before), errors };
}

/** Returns the result of a change, or null and the errors for which the store refused it. */
export async function unlessRefused<Made>(work: () => Promise<Made>): Promise<{ made: Made | null; errors: EditError[] }> {
  try {
    return { made: await work(), errors: [] };
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return { made: null, errors: error.errors };
  }
}

/** Returns the row id in a global id. @throws GraphQLError BAD_USER_INPUT if it is the id of another type */
export function rowId({ model }: Kind, globalId: string): string {
  const { view, id } = fromGlobalId(globalId);
  const type = nodeType(view);
  if (type !== model) throw badUserInput(`The id belongs to a ${type}. Pass the id of a ${model}.`);
  return id;
}
