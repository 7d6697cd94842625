import { ClientError, type ErrorCode } from '../../errors.js';
import type { Handler } from '../http/deadline.js';
import type { FormatError } from '../http/mask-errors.js';

/** Failures of the store before the first byte, as clients see those of operations. */
export function maskFailures(formatError: FormatError, handler: Handler): Handler {
  return async (request, reply) => {
    try {
      return await handler(request, reply);
    } catch (error) {
      if (error instanceof ClientError) throw error;
      const { message, extensions = {} } = formatError({ message: (error as Error).message }, error);
      throw new ClientError(extensions['code'] as ErrorCode, message, { extensions });
    }
  };
}
