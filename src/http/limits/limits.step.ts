import { type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Config } from '../../config/config.js';
import { annotateSpan, traced } from '../../shared/trace.js';
import type { Hooks, Step } from '../steps/steps.js';
import { CostMeter } from './cost-meter.js';
import { byteLimit } from './limit-body.js';
import { atMost, atMostOf, LIMITS } from './limits.js';
import { pointsForNodes } from './rate-limit.js';
import type { TableSizes } from './table-sizes.js';
import { checkVariables } from './variables.js';

/**
 * Checks the variables and cost of every operation before it is executed. If a request contains
 * `"extensions": { "cost": true }`, the response reports the cost in its extensions.
 */
export function limitOperations(schema: GraphQLSchema, config: Config, sizes: TableSizes): Step {
  const meter = new CostMeter(schema, sizes);

  const hooks: Hooks = {
    didResolveOperation({ request: { variables = {} }, document, operation, contextValue }) {
      if (!operation) return;
      const { viewer, record } = contextValue;
      const bytes = Math.max(LIMITS.variableBytes, declaredBytes(schema, operation));
      checkVariables(variables, byteLimit(viewer, Math.max(config.maxBodyBytes, bytes), bytes));
      void sizes.refresh();
      const cost = meter.measure(document, operation, variables);
      if (!cost) return;
      const { nodes, conditions, searches } = cost;
      record.nodes = nodes;
      annotateSpan(() => ({ 'communique.nodes': nodes }));
      atMost('conditions', conditions, (count) => `The filters and orders have ${count} conditions`);
      if (searches > 0) record.searches = searches;
      atMost('searches', searches, (count) => `The operation has ${count} searches and suggestions`);
      atMostOf(config.maxNodes, 'nodes', nodes, (count) => `The operation may return ${count} nodes`);
      const points = pointsForNodes(nodes);
      return traced('rate limit', { 'communique.points': points }, () => contextValue.charge(points));
    },

    willSendResponse({ request, response, contextValue }) {
      const { body } = response;
      const { nodes } = contextValue.record;
      if (nodes === undefined || request.extensions?.['cost'] !== true || body.kind !== 'single') return;
      const extensions = { ...body.singleResult.extensions, cost: { nodes, points: pointsForNodes(nodes) } };
      response.body = { kind: 'single', singleResult: { ...body.singleResult, extensions } };
    },
  };
  return () => hooks;
}

/** Maximum size of a root field's variables, in bytes: `@Extensions({ variableBytes })` on a field that takes long strings. */
function declaredBytes(schema: GraphQLSchema, { operation, selectionSet }: OperationDefinitionNode): number {
  const fields = schema.getRootType(operation)?.getFields() ?? {};
  const named = selectionSet.selections.flatMap((each) => (each.kind === Kind.FIELD ? (fields[each.name.value] ?? []) : []));
  return Math.max(0, ...named.map(({ extensions }) => Number(extensions['variableBytes'] ?? 0)));
}
