import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';

// Spans for OpenTelemetry. They cost next to nothing unless an SDK is loaded (docs/operating.md).

const tracer = trace.getTracer('communique');

/** Runs a step as a span of the one that is active. An error is recorded, and thrown on. */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  step: (span: Span) => Promise<Result>,
  kind = SpanKind.INTERNAL,
): Promise<Result> {
  return tracer.startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await step(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs a step in the trace that a request's headers name (`traceparent`). */
export function inTraceOf<Result>(headers: object, step: () => Result): Result {
  return context.with(propagation.extract(context.active(), headers), step);
}

/** Adds to the span that is active. */
export function annotateSpan(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
