import { getNullableType, type GraphQLResolveInfo, isListType, isNonNullType, isObjectType } from 'graphql';
import type { MiddlewareFn } from 'type-graphql';
import { onBehalfOf } from '../db/cancellation.js';
import type { Context } from './context/context.js';
import { ClientError } from '../shared/errors.js';

const TIME_IS_UP =
  'The request was cancelled before this mutation began, so it changed nothing. Send it again, with fewer mutations per request.';

/**
 * Refuses to begin a mutation after the request's deadline, or once its client has disconnected. Earlier mutations in the
 * request keep their effect and are in the response, because an error instead of a payload would remove all other payloads.
 * A mutation's reads and writes take turns with those of other clients.
 */
export const beginInTime: MiddlewareFn<Context> = async ({ context: { client, signal }, info }, next) =>
  signal?.aborted ? notBegun(info) : onBehalfOf(client, next);

/** A payload whose only content is an error. @throws ClientError REQUEST_TIMEOUT if the payload's type has no errors */
function notBegun({ returnType }: GraphQLResolveInfo): object {
  const type = getNullableType(returnType);
  const fields = isObjectType(type) ? type.getFields() : {};
  if (!fields['errors']) throw new ClientError('REQUEST_TIMEOUT', TIME_IS_UP);
  const lists = Object.values(fields).filter((field) => isNonNullType(field.type) && isListType(field.type.ofType));
  const empty = Object.fromEntries(lists.map(({ name }) => [name, []]));
  return { ...empty, errors: [{ code: 'REQUEST_TIMEOUT', message: TIME_IS_UP, path: ['input'] }] };
}
