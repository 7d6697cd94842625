import { ClientError } from '../../errors.js';
import type { Step } from '../steps/steps.js';

/**
 * Limits the operations that read or write the store at the same time. Excess ones fail at once: a queue delays every
 * client. It comes after the cache, whose answers cost nothing. One whose client has disconnected counts until it ends.
 */
export function limitConcurrency(maximum: number): Step {
  let running = 0;
  return () => {
    let isCounted = false;
    const end = () => {
      if (isCounted) running--;
      isCounted = false;
    };
    return {
      responseForOperation({ response: { http } }) {
        if (running < maximum) {
          running++;
          isCounted = true;
          return null;
        }
        const busy = `The server is busy (${running} concurrent operations). Retry later.`;
        const errors = [new ClientError('SERVER_BUSY', busy).toJSON()];
        return { http, body: { kind: 'single', singleResult: { errors } } };
      },
      willSendResponse: end,
    };
  };
}
