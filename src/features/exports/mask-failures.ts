import type { Handler } from '../../http/deadline.js';
import type { FormatError } from '../../http/error-responses.js';
import { ClientError, type ErrorCode } from '../../shared/errors.js';

/** Reports store failures that occur before the first byte in the same way as failed operations. */
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
