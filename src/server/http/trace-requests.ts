import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inTraceOf, isRecorded, traced } from '../../trace.js';
import type { Handler } from './deadline.js';

/**
 * Runs a handler as the span of its request, in the trace of its client. Names are those of OpenTelemetry's semantic
 * conventions for HTTP.
 */
export function traceRequests(handler: Handler): Handler {
  return (request, reply) => {
    if (!isRecorded()) return handler(request, reply);
    const { method, id } = request;
    const route = request.routeOptions.url ?? 'none';
    const attributes = { 'http.request.method': method, 'http.route': route, 'communique.request.id': id };
    const handle = () =>
      traced(
        `${method} ${route}`,
        attributes,
        async (span) => {
          const answer = await handler(request, reply);
          span.setAttribute('http.response.status_code', reply.statusCode);
          if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          return answer;
        },
        SpanKind.SERVER,
      );
    return inTraceOf(request.headers, handle);
  };
}
