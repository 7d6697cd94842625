/**
 * How waiting for a turn ended: the turn came, it was refused because the queue was full of other clients' work, or the signal
 * aborted.
 */
type TurnOutcome = 'begun' | 'refused' | 'left';

interface Waiting {
  begin: () => void;
  refuse: () => void;
}

interface Client {
  /** Null for the server's own work. */
  readonly key: string | null;
  running: number;
  readonly waiting: Set<Waiting>;
}

/**
 * Shares a number of slots among clients. A client may take as many slots as it leaves free: half of them if it is alone, a
 * third if there are two clients, and so on (the dynamic thresholds of switches with a shared buffer, with a factor of
 * one). So a client that arrives later finds a free slot, however long the others' work takes. Waiting clients take turns
 * for free slots. The server's own work may take all slots.
 *
 * Everything happens synchronously within the calls. Work that can begin immediately never waits.
 */
export class FairQueue {
  readonly #clients = new Map<string | null, Client>();
  /** The waiting clients, in the order of their turns. */
  readonly #turns = new Set<Client>();
  #running = 0;
  #waiting = 0;

  constructor(private readonly places: number) {}

  /** The number of slots in use. */
  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Takes a slot if one is available to the client. Each slot taken must be released with `end`. */
  tryBegin(key: string | null): boolean {
    const client = this.#clients.get(key);
    if (!this.#hasPlaceFor(key, client?.running ?? 0)) return false;
    this.#take(client ?? this.#add(key));
    return true;
  }

  /** Calls `begin` once it has taken a slot for the client. Returns a function that stops waiting. */
  wait(key: string | null, begin: () => void, refuse: () => void = () => {}): () => void {
    if (this.tryBegin(key)) {
      begin();
      return () => {};
    }
    const client = this.#clients.get(key) ?? this.#add(key);
    const waiting = { begin, refuse };
    client.waiting.add(waiting);
    this.#turns.add(client);
    this.#waiting += 1;
    return () => void this.#withdraw(client, waiting);
  }

  /** Waits for a slot, until the signal aborts. */
  async turn(key: string | null, signal?: AbortSignal | null): Promise<TurnOutcome> {
    if (signal?.aborted) return 'left';
    return new Promise((resolve) => {
      const leave = () => {
        withdraw();
        resolve('left');
      };
      const settle = (outcome: TurnOutcome) => () => {
        signal?.removeEventListener('abort', leave);
        resolve(outcome);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const withdraw = this.wait(key, settle('begun'), settle('refused'));
    });
  }

  /** Releases a slot of the client. */
  end(key: string | null): void {
    const client = this.#clients.get(key)!;
    client.running -= 1;
    this.#running -= 1;
    this.#forgetIdle(client);
    while (this.#beginNext());
  }

  /**
   * Finds the waiting client with the most work. If it has at least two more items than the given client, refuses its most
   * recent waiting item. Returns whether it did.
   */
  displaceFor(key: string | null): boolean {
    const size = (client: Client | undefined) => (client ? client.running + client.waiting.size : 0);
    let largest: Client | undefined;
    for (const client of this.#turns) if (size(client) > size(largest)) largest = client;
    if (!largest || size(largest) < size(this.#clients.get(key)) + 2) return false;
    const last = [...largest.waiting].at(-1)!;
    this.#withdraw(largest, last);
    last.refuse();
    return true;
  }

  #hasPlaceFor(key: string | null, running: number): boolean {
    const free = this.places - this.#running;
    return key === null ? free > 0 : running < free;
  }

  #beginNext(): boolean {
    for (const client of this.#turns) {
      if (!this.#hasPlaceFor(client.key, client.running)) continue;
      const [first] = client.waiting as Iterable<Waiting> as [Waiting];
      this.#take(client);
      this.#withdraw(client, first);
      if (this.#turns.delete(client)) this.#turns.add(client);
      first.begin();
      return true;
    }
    return false;
  }

  #add(key: string | null): Client {
    const client = { key, running: 0, waiting: new Set<Waiting>() };
    this.#clients.set(key, client);
    return client;
  }

  #take(client: Client): void {
    client.running += 1;
    this.#running += 1;
  }

  #withdraw(client: Client, waiting: Waiting): void {
    if (!client.waiting.delete(waiting)) return;
    this.#waiting -= 1;
    if (client.waiting.size === 0) this.#turns.delete(client);
    this.#forgetIdle(client);
  }

  #forgetIdle(client: Client): void {
    if (client.running === 0 && client.waiting.size === 0) this.#clients.delete(client.key);
  }
}
