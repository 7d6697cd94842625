import { ClientError } from '../../errors.js';
import type { Handler } from '../http/deadline.js';

/**
 * Limits what the wrapped handlers do at the same time, all together. Excess ones fail at once: a queue delays every
 * client. One whose client has disconnected counts until it ends.
 */
export function concurrencyLimit(maximum: number): (handler: Handler) => Handler {
  let running = 0;
  return (handler) => async (request, reply) => {
    if (running >= maximum) {
      throw new ClientError('SERVER_BUSY', `The server is busy (${running} concurrent operations). Retry later.`);
    }
    running++;
    try {
      return await handler(request, reply);
    } finally {
      running--;
    }
  };
}
