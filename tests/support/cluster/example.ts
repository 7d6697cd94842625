import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { bound } from '../bound.js';

/** The example of docs/scaling.md. */
export const EXAMPLE = 'docs/scaling';

const POLL_MS = 25;

/** Returns a file of the example, with these strings replaced. */
export function exampleFile(name: string, replaced: Record<string, string> = {}): string {
  let text = readFileSync(join(EXAMPLE, name), 'utf8');
  for (const [old, now] of Object.entries(replaced)) {
    if (!text.includes(old)) throw new Error(`${name} does not contain ${old}`);
    text = text.replaceAll(old, now);
  }
  return text;
}

/** Returns the settings in its postgresql.conf, except those for a container. */
export function exampleSettings(): string[] {
  const lines = exampleFile('postgresql.conf').matchAll(/^(?!listen_addresses|hba_file)(\w+) = '?([^'#\n]*?)'?\s*(?:#.*)?$/gm);
  return [...lines].map(([, name, value]) => `${name}=${value}`);
}

/** A Debian program that runs with one of the example's files. */
export class Program {
  #process: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(private readonly command: [program: string, ...args: string[]]) {}

  /** Replaces `{file}` and `{folder}` in the arguments with the program's own. The program must listen on the port. */
  static async start(path: string, args: string[], file: string, port: number): Promise<Program> {
    const folder = await mkdtemp(join(inject('runFolder'), 'program-'));
    await chmod(folder, 0o755);
    const config = join(folder, 'config');
    await writeFile(config, file);
    const filled = args.map((arg) => arg.replace('{file}', config).replace('{folder}', folder));
    const program = new Program([path, ...filled]);
    program.#run();
    while (!(await answers(port))) {
      if (program.#process!.exitCode !== null) throw new Error(`${path} did not start with ${config}`);
      await sleep(POLL_MS);
    }
    return program;
  }

  async close(): Promise<void> {
    this.#process?.kill('SIGTERM');
    await this.#ended;
  }

  #run(): void {
    const [program, ...args] = this.command;
    const options: SpawnOptions = { stdio: 'ignore', cwd: '/' };
    this.#process = spawn(...bound(program, args), options);
    this.#ended = once(this.#process, 'close');
  }
}

/** Why the example cannot be run; empty if it can. */
export function missing(...paths: string[]): string {
  const absent = paths.filter((path) => !existsSync(path));
  return absent.length === 0 ? '' : `needs ${absent.join(', ')}`;
}

/** Whether something listens on a port of this machine. */
export async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
