import { inject } from 'vitest';
import { freePort } from './free-port.js';
import { build, start, type Running } from './process.js';
import { JWT_SECRET } from './token.js';

/** The built server as a process with its own port, which it keeps across restarts. */
export class ServerProcess {
  #running: Running | undefined;
  #starts = 0;
  #earlier = '';
  /** How long it took to listen after its last start, in milliseconds. */
  startedIn = 0;

  private constructor(
    private readonly name: string,
    private readonly port: number,
    private readonly variables: Record<string, string>,
  ) {}

  /** Starts it with these variables, a secret for tokens, and no rate limit. */
  static async start(name: string, variables: Record<string, string>): Promise<ServerProcess> {
    await build();
    const server = new ServerProcess(name, await freePort(), variables);
    await server.start();
    return server;
  }

  /** The current process; each start creates a new one. */
  get process(): string {
    return `${this.name} ${this.#starts}`;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** The id of its current process. */
  get pid(): number {
    return this.#running!.child.pid!;
  }

  /** How its current process ends. */
  get ended(): Promise<number | NodeJS.Signals> {
    return this.#running!.ended;
  }

  /** Waits until it listens. */
  async start(): Promise<void> {
    this.#starts += 1;
    const variables = {
      PORT: String(this.port),
      JWT_SECRET,
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      REQUEST_TIMEOUT: '30',
      ...this.variables,
    };
    const begun = performance.now();
    this.#running = start('src/main.js', inject('runFolder'), variables);
    await this.#running.printed(/Listening on/);
    this.startedIn = performance.now() - begun;
  }

  /** Kills it, like a crash. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops it as an operator would. Returns how it ended. */
  stop(): Promise<number | NodeJS.Signals | undefined> {
    return this.#end('SIGTERM');
  }

  signal(signal: NodeJS.Signals): void {
    this.#running?.child.kill(signal);
  }

  /** The output of all its processes. */
  get log(): string {
    const { stdout = '', stderr = '' } = this.#running?.output() ?? {};
    return this.#earlier + stdout + stderr;
  }

  async #end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | undefined> {
    this.#running?.child.kill(signal);
    const end = await this.#running?.ended;
    this.#earlier = this.log;
    this.#running = undefined;
    return end;
  }
}
