import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import { ClientError } from '../../shared/errors.js';
import { fragmentsIn } from '../../query/selection.js';
import type { Context } from '../../schema/context/context.js';
import { readLiveCursor } from './schema/live-cursor.resolver.js';
import type { Hooks, Step } from '../../http/steps/steps.js';
import { selectionsIn } from '../../http/limits/document.js';

const SUBSCRIPTIONS_ONLY = 'Only subscriptions are accepted here. Send queries and mutations by POST, and accept JSON.';
const STREAMS_ONLY = 'Subscriptions need a WebSocket (graphql-transport-ws), or a request that accepts text/event-stream.';

/**
 * Apollo parses, validates and limits a subscription like any operation, but does not execute it: a valid subscription is handed
 * to the connection on which it arrived. This step must come before those that execute operations.
 */
export const acceptSubscriptions: Step = () => hooks;

const hooks: Hooks = {
  responseForOperation({ contextValue, document, operation, queryHash, request, response: { http } }) {
    const { live } = contextValue;
    const subscribes = operation?.operation === OperationTypeNode.SUBSCRIPTION;
    if (!subscribes && !live) return null;
    const error = wrongTransport(live !== undefined, subscribes) ?? unconditionalRoot(operation!, document);
    if (error) http.status = error.status;
    else {
      const { operationName, variables: variableValues = {} } = request;
      live!.accept({ document, queryHash: queryHash, operationName, variableValues });
    }
    return error ? { errors: [error.toJSON()] } : { data: null };
  },
};

function wrongTransport(streams: boolean, subscribes: boolean): ClientError | null {
  if (streams && subscribes) return null;
  return new ClientError('OPERATION_RESOLUTION_FAILURE', subscribes ? STREAMS_ONLY : SUBSCRIPTIONS_ONLY);
}

/**
 * The root field must not have @skip or @include (GraphQL 2025, 5.2.4.1). graphql-js 16 follows an older specification, and
 * fails if the field is skipped.
 */
function unconditionalRoot(operation: OperationDefinitionNode, document: DocumentNode): ClientError | null {
  const fragments = fragmentsIn(document);
  const isConditional = (selection: SelectionNode): boolean => {
    if (selection.directives?.some(({ name }) => ['skip', 'include'].includes(name.value))) return true;
    if (selection.kind === Kind.FIELD) return false;
    return selectionsIn(selection, fragments)?.selections.some(isConditional) ?? false;
  };

  const nodes = operation.selectionSet.selections.find(isConditional);
  if (!nodes) return null;
  const message = 'The root field of a subscription cannot have @skip or @include.';
  return new ClientError('GRAPHQL_VALIDATION_FAILED', message, { nodes });
}

/**
 * Resolvers run several statements, so the cursor is read before everything else: a cursor that is too old only repeats an
 * event, but one that is too new would lose it. A compiled operation needs no such care, since it is a single statement. This
 * plugin must come after the others that answer operations.
 */
export const readCursorFirst: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async responseForOperation({ contextValue, source }) {
      if (!source?.includes('liveCursor')) return null;
      contextValue.liveCursor = readLiveCursor(contextValue.load);
      await contextValue.liveCursor.catch(() => {}); // the field fails with it
      return null;
    },
  }),
};
