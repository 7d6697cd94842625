// Sends spans to an OpenTelemetry collector, or prints them with OTEL_TRACES_EXPORTER=console:
//   npm install @opentelemetry/sdk-trace-node @opentelemetry/exporter-trace-otlp-http
//   node --import ./docs/operating/tracing.mjs dist/programs/main.js
import { BatchSpanProcessor, ConsoleSpanExporter, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

const exporter =
  process.env.OTEL_TRACES_EXPORTER === 'console'
    ? new ConsoleSpanExporter()
    : new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
provider.register(); // with W3C's traceparent
process.once('SIGTERM', () => void provider.forceFlush());
