import type { GraphQLSchema } from 'graphql';
import type { Config } from '../../config.js';
import { annotateSpan, traced } from '../../trace.js';
import type { Step } from '../steps/steps.js';
import type { Cost } from './cost.js';
import { CostMeter } from './cost-meter.js';
import { byteLimit } from './limit-body.js';
import { atMost, atMostOf, LIMITS } from './limits.js';
import { pointsOf } from './rate-limit.js';
import type { TableSizes } from './table-sizes.js';
import { checkVariables } from './variables.js';

/**
 * Checks the variables and the cost of an operation each time it is requested, before it is executed. A request with
 * `"extensions": { "cost": true }` gets the cost in the extensions of the response.
 */
export function limitOperations(schema: GraphQLSchema, config: Config, sizes: TableSizes): Step {
  const meter = new CostMeter(schema, sizes);

  return () => {
    let cost: Cost | null = null;
    return {
      didResolveOperation({ request: { variables = {} }, document, operation, contextValue }) {
        if (!operation) return;
        checkVariables(variables, byteLimit(contextValue.viewer, config.maxBodyBytes, LIMITS.variableBytes));
        void sizes.refresh();
        cost = meter.measure(document, operation, variables);
        if (!cost) return;
        contextValue.record.nodes = cost.nodes;
        const { nodes } = cost;
        annotateSpan(() => ({ 'communique.nodes': nodes }));
        atMost('conditions', cost.conditions, (count) => `The filters and orders have ${count} conditions`);
        if (cost.searches > 0) contextValue.record.searches = cost.searches;
        atMost('searches', cost.searches, (count) => `The operation has ${count} searches and suggestions`);
        atMostOf(config.maxNodes, 'nodes', cost.nodes, (count) => `The operation may return ${count} nodes`);
        const points = pointsOf(cost.nodes);
        return traced('rate limit', { 'communique.points': points }, () => contextValue.charge(points));
      },

      willSendResponse({ request, response }) {
        const { body } = response;
        if (!cost || request.extensions?.['cost'] !== true || body.kind !== 'single') return;
        const { nodes } = cost;
        const extensions = { ...body.singleResult.extensions, cost: { nodes, points: pointsOf(nodes) } };
        response.body = { kind: 'single', singleResult: { ...body.singleResult, extensions } };
      },
    };
  };
}
