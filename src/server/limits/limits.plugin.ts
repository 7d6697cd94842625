import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../../config.js';
import type { Context } from '../../context.js';
import type { Cost } from './cost.js';
import { CostMeter } from './cost-meter.js';
import { mostBytes } from './limit-body.js';
import { atMost, limitError } from './limit-error.js';
import { LIMITS } from './limits.js';
import { pointsOf } from './rate-limit.js';
import { checkVariables } from './variables.js';

/** What the operator bounds. */
type Bounds = Pick<Config, 'maxNodes' | 'maxBodyBytes'>;

/**
 * Judges an operation with its variables before it is executed, at every sight of it. A client that asks, by
 * `"extensions": { "cost": true }` in its request, is told the cost in the same place of the answer.
 */
export function limitOperations(schema: GraphQLSchema, bounds: Bounds): ApolloServerPlugin<Context> {
  const meter = new CostMeter(schema);

  return {
    async requestDidStart() {
      let cost: Cost | null = null;
      return {
        async didResolveOperation({ request: { variables = {} }, document, operation, queryHash, contextValue }) {
          if (!operation) return;
          checkVariables(variables, mostBytes(contextValue.viewer, bounds.maxBodyBytes, LIMITS.variableBytes));
          cost = meter.measure(document, operation, queryHash, variables);
          if (!cost) return;
          refuseOver(bounds.maxNodes, cost);
          await contextValue.charge(pointsOf(cost.nodes));
        },

        async willSendResponse({ request, response }) {
          const { body } = response;
          if (!cost || request.extensions?.['cost'] !== true || body.kind !== 'single') return;
          const told = { nodes: cost.nodes, points: pointsOf(cost.nodes) };
          const extensions = { ...body.singleResult.extensions, cost: told };
          response.body = { kind: 'single', singleResult: { ...body.singleResult, extensions } };
        },
      };
    },
  };
}

function refuseOver(maximum: number, { nodes, conditions }: Cost): void {
  atMost('conditions', conditions, `The operation's filters and orders set ${conditions} conditions`);
  if (nodes > maximum) throw limitError('nodes', maximum, nodes, `The operation may give ${nodes} nodes`);
}
