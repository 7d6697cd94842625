/** A client of graphql-ws or of graphql-sse. */
export interface LiveClient {
  subscribe(request: LiveRequest, sink: Sink): () => void;
  dispose(): void | Promise<void>;
}

export interface LiveRequest {
  query: string;
  documentId?: string;
  variables?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
}

interface Sink {
  next: (result: any) => void;
  error: (error: any) => void;
  complete: () => void;
}

/** Subscribes. When the client reconnects by itself, it resumes after the last event that it received. */
export function subscribe(client: LiveClient, request: LiveRequest, sink: Sink): () => void {
  const resumed = { ...request, variables: { ...request.variables } };
  return client.subscribe(resumed, {
    next(result) {
      const cursor = result.extensions?.['cursor'];
      if (cursor) resumed.variables['after'] = cursor;
      sink.next(result);
    },
    error: (error) => sink.error(error),
    complete: () => sink.complete(),
  });
}
