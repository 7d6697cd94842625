import { AnswerError, type DocumentAnswer } from '../../../http/answer.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import type { PageRequest } from '../page.js';

/** The numbers of a chart that its page does not show. Only data files need them. */
export interface Rest<Data, More = unknown, Variables = unknown> {
  document: TypedDocumentString<More, Variables>;
  /** Returns the variables of the next request; null if the data is complete. */
  next: (data: Data, request: PageRequest) => Variables | null;
  add: (data: Data, more: More) => Data;
}

/** Adds the remaining numbers to a page's answer. @throws AnswerError if the data has changed in between */
export async function withRest(
  { document, next, add }: Rest<unknown>,
  { text, version }: DocumentAnswer,
  request: PageRequest,
  ask: (document: string, variables: unknown) => Promise<DocumentAnswer>,
): Promise<DocumentAnswer> {
  let data = dataIn(text);
  for (let variables = next(data, request); variables !== null; variables = next(data, request)) {
    const more = await ask(document.toString(), variables);
    if (more.version !== version)
      throw new AnswerError(503, '1', 'The data changed while the file was being prepared. Try again.');
    data = add(data, dataIn(more.text));
  }
  return { text: JSON.stringify({ data }), version };
}

const dataIn = (text: string) => (JSON.parse(text) as { data: unknown }).data;
