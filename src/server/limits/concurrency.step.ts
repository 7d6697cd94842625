import { setTimeout } from 'node:timers/promises';
import { Mutex } from 'async-mutex';
import { ClientError } from '../../errors.js';
import type { Hooks, Step } from '../steps/steps.js';

const COUNTED = Symbol('counted');

interface Counted {
  [COUNTED]?: boolean;
}

/**
 * Limits the operations that read or write the store at the same time. Excess ones fail at once: a queue delays every
 * client. It comes after the cache, whose answers cost nothing. One whose client has disconnected counts until it ends.
 */
export function limitConcurrency(maximum: number): Step {
  let running = 0;
  const hooks: Hooks = {
    responseForOperation({ contextValue }) {
      if (running < maximum) {
        running++;
        (contextValue as Counted)[COUNTED] = true;
        return null;
      }
      const busy = `The server is busy (${running} concurrent operations). Retry later.`;
      return { errors: [new ClientError('SERVER_BUSY', busy).toJSON()] };
    },
    willSendResponse({ contextValue }) {
      if ((contextValue as Counted)[COUNTED]) running--;
      (contextValue as Counted)[COUNTED] = false;
    },
  };
  return () => hooks;
}

/** After a search, no other search uses the store for this many times its duration. */
const SHARE = 2;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Lets one operation with a search at a time go to the embedded store, whose statements block the process. After each the
 * next waits for twice as long as it took, in which the requests of other clients are read and answered: however many
 * clients search, others wait for one search at most. It comes after the cache, whose answers wait for nothing.
 */
export function searchInTurn(): Step {
  const turns = new Mutex();
  let next = 0;
  return () => {
    let end: (() => void) | null = null;
    return {
      async responseForOperation({ contextValue: { record, signal } }) {
        if (!record.searches) return null;
        const release = await turns.acquire();
        const pause = signal?.aborted ? 0 : next - performance.now();
        if (pause > 0) await setTimeout(pause);
        const start = performance.now();
        end = () => {
          const now = performance.now();
          next = now + Math.min(SHARE * (now - start), LONGEST_PAUSE_MS);
          release();
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
