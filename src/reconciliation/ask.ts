import type { TypedDocumentString } from './generated/graphql.js';

/** Executes a document as a request of the client, with all its limits. @throws ClientError */
export type Ask = <Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Data>;
