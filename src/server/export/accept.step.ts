import type { Hooks, Step } from '../steps/steps.js';

/** Apollo parses, validates and limits an operation that is streamed, but does not execute it. Before the steps that do. */
const hooks: Hooks = {
  responseForOperation({ contextValue, document, queryHash, request, response: { http } }) {
    if (!contextValue.stream) return null;
    const { operationName, variables: variableValues = {} } = request;
    contextValue.stream({ document, queryHash: queryHash, operationName, variableValues });
    return { http, body: { kind: 'single', singleResult: { data: null } } };
  },
};

export const acceptStreams: Step = () => hooks;
