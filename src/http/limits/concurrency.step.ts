import type { FormattedExecutionResult } from 'graphql';
import { CancelledError } from '../../db/cancellation.js';
import { ClientError } from '../../shared/errors.js';
import { FairQueue } from '../../shared/fair-queue.js';
import type { Services } from '../services.js';
import type { Hooks, Step, ValidContext } from '../steps/steps.js';

const COUNTED = Symbol('counted');

interface Counted {
  [COUNTED]?: boolean;
}

/**
 * Limits the number of operations that use the store concurrently, including those that wait for their client's turn. Excess
 * operations fail immediately, because a queue would delay every client. If another client has more operations, its most
 * recent one fails instead. Comes after the cache, whose answers cost nothing. An operation whose client has disconnected
 * counts until it ends.
 */
export function limitConcurrency({ config: { maxInFlight }, metrics, formatError }: Services): Step {
  const turns = new FairQueue(maxInFlight);
  metrics.inFlight.turns = turns;

  const busy = () => {
    const message = `The server is busy (${turns.running + turns.waiting} concurrent operations). Retry later.`;
    return { errors: [new ClientError('SERVER_BUSY', message).toJSON()] };
  };

  async function wait({ contextValue }: ValidContext): Promise<FormattedExecutionResult | null> {
    const { client, signal } = contextValue;
    const outcome = await turns.turn(client, signal);
    if (outcome === 'refused') return busy();
    if (outcome === 'begun') {
      (contextValue as Counted)[COUNTED] = true;
      return null;
    }
    const left = new CancelledError();
    return { errors: [formatError({ message: left.message }, left)] };
  }

  const hooks: Hooks = {
    responseForOperation(context) {
      const { contextValue } = context;
      const isFull = turns.running + turns.waiting >= maxInFlight;
      if (isFull && !turns.displaceFor(contextValue.client)) return busy();
      if (!turns.tryBegin(contextValue.client)) return wait(context);
      (contextValue as Counted)[COUNTED] = true;
      return null;
    },
    willSendResponse({ contextValue }) {
      if ((contextValue as Counted)[COUNTED]) turns.end(contextValue.client);
      (contextValue as Counted)[COUNTED] = false;
    },
  };
  return () => hooks;
}

/** After a search, the client must wait this many times the search's duration before its next search. */
const REST = 2;
const LONGEST_REST_MS = 2_000;

/**
 * Runs one operation with a search at a time on the embedded store, whose statements block the process; clients take turns.
 * After a search, its client waits twice as long as the search took, so that other clients' requests are read and answered.
 * Comes after the cache, whose answers do not have to wait.
 */
export function searchInTurn(): Step {
  const store = new FairQueue(1);
  /** Per client, a queue that admits one search, whether it is waiting for the store, running or resting afterwards. */
  const clients = new Map<string, FairQueue>();

  const leave = (client: string, own: FairQueue) => {
    if (own.running + own.waiting === 0) clients.delete(client);
  };

  return () => {
    let end: (() => void) | null = null;
    return {
      async responseForOperation({ contextValue: { client, record, signal } }) {
        if (!record.searches) return null;
        const own = clients.get(client) ?? new FairQueue(1);
        clients.set(client, own);
        const hasOwn = (await own.turn(client, signal)) === 'begun';
        if (!hasOwn || (await store.turn(client, signal)) !== 'begun') {
          if (hasOwn) own.end(client);
          leave(client, own);
          return null; // it was cancelled, so the store will refuse it
        }
        const start = performance.now();
        end = () => {
          store.end(client);
          const rest = Math.min(REST * (performance.now() - start), LONGEST_REST_MS);
          setTimeout(() => {
            own.end(client);
            leave(client, own);
          }, rest).unref();
        };
        return null;
      },
      willSendResponse() {
        end?.();
        end = null;
      },
    };
  };
}
