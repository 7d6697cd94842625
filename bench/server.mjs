import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { POOL_SIZE } from './rivals.mjs';

const TICKS_A_SECOND = 100; // USER_HZ, which Linux fixes for /proc

/** Starts a rival as a separate process, and waits until it listens. */
export async function startServer(rival, env) {
  const port = await freePort();
  const [node, ...args] = rival.command;
  const child = spawn(node, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      POOL_SIZE: String(POOL_SIZE),
      RATE_LIMIT: '0',
      RESPONSE_CACHE_MB: '0', // every response is computed, as by its rivals
      ...env,
      ...rival.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill();
  process.once('exit', end); // however this process ends
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${rival.title} exited with ${code} before it listened`)));
    child.stdout.on('data', (chunk) => String(chunk).includes('Listening') && resolve());
  });
  const url = `http://127.0.0.1:${port}${rival.path}`;

  return {
    rival,
    url,
    /** Returns the facts in the response to an operation. */
    async facts(operation, variables) {
      return rival.facts[operation](await answer(url, rival, rival.ask(operation, variables)));
    },
    /** Returns the response to a query. */
    ask: (query, variables) => answer(url, rival, { query, variables }),
    cpuSeconds: () => cpuSeconds(child.pid),
    peakMegabytes: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1_024,
    async stop() {
      process.off('exit', end);
      child.kill('SIGTERM');
      const killed = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await new Promise((resolve) => child.once('exit', resolve));
      clearTimeout(killed);
    },
  };
}

async function answer(url, { title }, asked) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${title}, ${JSON.stringify(asked)}: ${JSON.stringify(errors)}`);
  return data;
}

/** Returns user and system time of a process and its threads; `withChildren` adds its terminated children. */
export function cpuSeconds(pid, withChildren = false) {
  const fields = procStat(pid);
  const own = Number(fields[11]) + Number(fields[12]);
  return (own + (withChildren ? Number(fields[13]) + Number(fields[14]) : 0)) / TICKS_A_SECOND;
}

/** Returns the fields of /proc/PID/stat after the command name, which may contain spaces: state, parent and so on. */
export function procStat(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
