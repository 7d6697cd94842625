import { graphql, type GraphQLSchema } from 'graphql';
import { createContext } from '../../src/schema/context/context.js';
import type { Database } from '../../src/db/database.js';

export interface DraftAnswer {
  draft: (Record<string, unknown> & { version: number; proposals: unknown[] }) | null;
  errors: { code: string; message: string; path: string[] }[];
  source?: { slug: string } | null;
  changes?: unknown[];
  dropped?: { rule: string; count: number }[];
}

const DRAFT = `draft { slug title state version text keepText annotation annotationVersion note createdBy updatedBy editors
  submittedBy source { slug } proposals { name type key claim passages doubted features reason confidence proposedBy outcome decidedBy } }
  errors { code message path }`;

/** A new draft must say whether its text is kept. */
function asNew(mutation: string, input: object): object {
  return ['saveDraft', 'draftSource'].includes(mutation) && !('version' in input) ? { keepText: false, ...input } : input;
}

/** Executes a draft mutation with GraphQL. A GraphQL error fails the test. */
export async function runDraft(
  schema: GraphQLSchema,
  { prisma }: Database,
  mutation: string,
  input: object,
  { by = 'ann', review = false } = {},
): Promise<DraftAnswer> {
  const type =
    {
      saveDraft: 'SaveDraftInput',
      draftSource: 'DraftSourceInput',
      returnDraft: 'ReturnDraftInput',
      publishDraft: 'PublishDraftInput',
    }[mutation] ?? 'DraftInput';
  const more =
    { publishDraft: 'source { slug } changes { kind created updated deleted }', draftSource: 'dropped { rule count }' }[
      mutation
    ] ?? '';
  const viewer = { subject: by, role: 'EDITOR' as const, expires: new Date(Date.now() + 60_000) };
  const { data, errors } = await graphql({
    schema,
    source: `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${DRAFT} ${more} } }`,
    variableValues: { input: asNew(mutation, input) },
    contextValue: createContext(prisma, { viewer, canSignIn: true, review }),
  });
  if (errors) throw errors[0]!.originalError ?? errors[0]!;
  return JSON.parse(JSON.stringify(data![mutation])) as DraftAnswer;
}
