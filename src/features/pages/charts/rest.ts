import { AnswerError, type DocumentAnswer } from '../../../http/answer.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import type { AnyPage, PageRequest } from '../page.js';

/** Further data of a page and its files, which takes several requests. A page's JSON has only the answer to its document. */
export interface Rest<Data, More = unknown, Variables = unknown> {
  document: TypedDocumentString<More, Variables>;
  /** Returns the variables of the next request; null if the data is complete for the requested page or file. */
  next: (data: Data, request: PageRequest) => Variables | null;
  add: (data: Data, more: More, request: PageRequest) => Data;
}

/** Erases the types of the further requests, after the compiler has checked them. */
export const defineRest = <Data, More, Variables>(rest: Rest<Data, More, Variables>) => rest as unknown as Rest<Data>;

/** Adds the remaining data to a page's answer, if there is any. @throws AnswerError if the data has changed in the meantime */
export async function withRest(
  { rest = [] }: Pick<AnyPage, 'rest'>,
  answer: DocumentAnswer,
  request: PageRequest,
  ask: (document: string, variables: unknown) => Promise<DocumentAnswer>,
): Promise<DocumentAnswer> {
  if (rest.length === 0) return answer;
  const { text, version } = answer;
  const whole = dataIn(text);
  let data = whole;
  for (const { document, next, add } of rest)
    for (let variables = next(data, request); variables !== null; variables = next(data, request)) {
      const more = await ask(document.toString(), variables);
      if (more.version !== version) throw new AnswerError(503, '1', 'The data changed during the request. Try again.');
      data = add(data, dataIn(more.text), request);
    }
  return data === whole ? answer : { text: JSON.stringify({ data }), version };
}

const dataIn = (text: string) => (JSON.parse(text) as { data: unknown }).data;
