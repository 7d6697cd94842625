import { AnswerError, type DocumentAnswer } from '../../../http/answer.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import type { AnyPage, PageRequest } from '../page.js';

/** Further numbers of a page and its files, which take several requests. A page's JSON has only the answer to its document. */
export interface Rest<Data, More = unknown, Variables = unknown> {
  document: TypedDocumentString<More, Variables>;
  /** Returns the variables of the next request; null if the data is complete for the requested page or file. */
  next: (data: Data, request: PageRequest) => Variables | null;
  add: (data: Data, more: More) => Data;
}

/** Adds the remaining numbers to a page's answer, if there are any. @throws AnswerError if the data has changed in the meantime */
export async function withRest(
  { rest }: Pick<AnyPage, 'rest'>,
  answer: DocumentAnswer,
  request: PageRequest,
  ask: (document: string, variables: unknown) => Promise<DocumentAnswer>,
): Promise<DocumentAnswer> {
  if (!rest) return answer;
  const { document, next, add } = rest;
  const { text, version } = answer;
  let data = dataIn(text);
  let variables = next(data, request);
  if (variables === null) return answer;
  for (; variables !== null; variables = next(data, request)) {
    const more = await ask(document.toString(), variables);
    if (more.version !== version)
      throw new AnswerError(503, '1', 'The data changed while the file was being prepared. Try again.');
    data = add(data, dataIn(more.text));
  }
  return { text: JSON.stringify({ data }), version };
}

const dataIn = (text: string) => (JSON.parse(text) as { data: unknown }).data;
