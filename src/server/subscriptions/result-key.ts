import { visit, type GraphQLSchema } from 'graphql';
import type { AcceptedOperation } from '../../context/accepted-operation.js';

/**
 * Equal keys mean that two subscriptions have the same result for an event. The variable that says after which cursor a
 * subscription began does not count, unless it is used elsewhere too: clients that resume differ in it for ever.
 */
export function resultKey(schema: GraphQLSchema, operation: AcceptedOperation): string {
  const { document, queryHash, operationName, variableValues } = operation;
  const roots = schema.getSubscriptionType()!.getFields();
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Field: (field) =>
      Object.hasOwn(roots, field.name.value)
        ? { ...field, arguments: field.arguments?.filter(({ name }) => name.value !== 'after') }
        : undefined,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variables = Object.entries(variableValues).filter(([name]) => used.has(name));
  return JSON.stringify([queryHash, operationName, variables.sort()]);
}
