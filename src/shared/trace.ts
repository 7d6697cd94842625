import {
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ProxyTracerProvider,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';

// Spans for OpenTelemetry. They cost nothing unless an SDK is loaded (docs/operating.md).

const NAME = 'communique';
const unrecorded = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Runs a step as a child of the active span. Records errors and rethrows them. Adds nothing without an SDK. */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  step: (span: Span) => Result | Promise<Result>,
  kind = SpanKind.INTERNAL,
): Result | Promise<Result> {
  if (!isTracing()) return step(unrecorded);
  return trace.getTracer(NAME).startActiveSpan(name, { attributes, kind }, async (span) => {
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

/** Runs a step in the trace given by a request's headers (`traceparent`). */
export function continueTrace<Result>(headers: object, step: () => Result): Result {
  return isTracing() ? context.with(propagation.extract(context.active(), headers), step) : step();
}

/** Adds attributes to the active span, if there is one. */
export function annotateSpan(attributes: () => Attributes): void {
  if (isTracing()) trace.getActiveSpan()?.setAttributes(attributes());
}

/** Whether an SDK is loaded. The API alone would create a span and a context for each step. */
export function isTracing(): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer(NAME) !== undefined;
}
