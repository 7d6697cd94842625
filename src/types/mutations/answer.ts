import type { Context } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { Loader } from '../../read/load/loader.js';
import { fromGlobalId } from '../../read/global-id.js';
import type { Noun } from '../../store/edits/noun.js';
import { EditRefused, type UserError } from '../../store/edits/edit-refused.js';

export type Answer = { errors: UserError[] } & Record<string, unknown>;

/** What became of a row, or what stands in the way; a row that was there before is told in either case. */
export async function answer(
  { prisma }: Context,
  { type }: Noun,
  field: string,
  work: () => Promise<string>,
  before: string | null = null,
): Promise<Answer> {
  const row = (id: string | null) => new Loader(prisma).one(type, id);
  try {
    return { [field]: await row(await work()), errors: [] as UserError[] };
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return { [field]: await row(before), errors: error.errors };
  }
}

/** The id of the row that a global id names. */
export function rowId({ type }: Noun, globalId: string): string {
  const { type: named, id } = fromGlobalId(globalId);
  if (named !== type) throw badUserInput(`The id is that of a ${named}, not of a ${type}.`);
  return id;
}
