import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairQueue } from '../src/shared/fair-queue.js';
import { runs } from './support/thorough.js';

/** Entries of clients in a queue, running and waiting, in the order of arrival. */
class Work {
  readonly queue: FairQueue;
  readonly running: (string | null)[] = [];
  readonly waiting: { client: string | null; withdraw: () => void }[] = [];
  readonly refused: (string | null)[] = [];

  constructor(readonly places: number) {
    this.queue = new FairQueue(places);
  }

  come(client: string | null): void {
    let isOver = false;
    const remove = () => {
      isOver = true;
      const index = this.waiting.findIndex((each) => each.withdraw === withdraw);
      if (index >= 0) this.waiting.splice(index, 1);
    };
    let withdraw = () => {};
    withdraw = this.queue.wait(
      client,
      () => {
        remove();
        this.running.push(client);
      },
      () => {
        remove();
        this.refused.push(client);
      },
    );
    if (!isOver) this.waiting.push({ client, withdraw });
  }

  end(index: number): void {
    const [client] = this.running.splice(index % this.running.length, 1);
    this.queue.end(client!);
  }

  withdraw(index: number): void {
    const [{ withdraw }] = this.waiting.splice(index % this.waiting.length, 1) as [(typeof this.waiting)[number]];
    withdraw();
  }

  placesOf(client: string | null): number {
    return this.running.filter((each) => each === client).length;
  }
}

const client = fc.constantFrom('a', 'b', 'c', 'd', null);
const step = fc.oneof(
  { weight: 3, arbitrary: client.map((of) => (work: Work) => work.come(of)) },
  { weight: 2, arbitrary: fc.nat().map((index) => (work: Work) => void (work.running.length > 0 && work.end(index))) },
  { weight: 1, arbitrary: fc.nat().map((index) => (work: Work) => void (work.waiting.length > 0 && work.withdraw(index))) },
  { weight: 1, arbitrary: client.map((of) => (work: Work) => void work.queue.displaceFor(of)) },
);

const afterEachStep = (holds: (work: Work) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 80 }), (places, steps) => {
      const work = new Work(places);
      for (const next of steps) {
        next(work);
        holds(work);
      }
    }),
    { numRuns: runs(100, 1_000) },
  );

test('the queue counts running and waiting entries, and never exceeds its number of slots', () => {
  afterEachStep((work) => {
    expect(work.queue.running).toBe(work.running.length);
    expect(work.queue.waiting).toBe(work.waiting.length);
    expect(work.running.length).toBeLessThanOrEqual(work.places);
  });
});

test('an entry waits only if no slot is free, or if its client already has as many slots as are free', () => {
  afterEachStep((work) => {
    const free = work.places - work.running.length;
    for (const { client } of work.waiting) expect(client === null ? 0 : work.placesOf(client)).toBeGreaterThanOrEqual(free);
  });
});

test('a single client takes half of the slots, and another client starts immediately', () => {
  for (let places = 1; places <= 100; places++) {
    const work = new Work(places);
    for (let each = 0; each < 2 * places; each++) work.come('a');
    expect(work.running).toHaveLength(Math.ceil(places / 2));
    if (places === 1) continue;
    work.come('b');
    expect(work.placesOf('b')).toBe(1);
  }
});

test('a waiting client starts before any other client starts twice, however many entries are queued', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(client, { maxLength: 60 }), fc.array(fc.nat()), (places, sent, ends) => {
      const work = new Work(places);
      for (const each of sent) work.come(each);
      if (work.placesOf('new') > 0) return;
      work.come('new');
      const begun = new Map<string | null, number>();
      for (let turn = 0; work.placesOf('new') === 0; turn++) {
        const before = [...work.running];
        const index = (ends[turn] ?? turn) % work.running.length;
        before.splice(index, 1);
        work.end(index);
        for (const each of work.running.slice(before.length)) begun.set(each, (begun.get(each) ?? 0) + 1);
        expect(Math.max(0, ...begun.values())).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: runs(100, 1_000) },
  );
});

describe('a full queue', () => {
  test('drops the last entry of the client with the most entries, for a client with fewer', () => {
    const work = new Work(4);
    for (let each = 0; each < 6; each++) work.come('many');
    work.come('few');
    expect(work.queue.displaceFor('few')).toBe(true);
    expect(work.refused).toEqual(['many']);
    expect(work.queue.displaceFor('many')).toBe(false);
  });

  test('drops no running entry', () => {
    const work = new Work(2);
    work.come('a');
    work.come('b');
    expect(work.queue.displaceFor('c')).toBe(false);
  });
});

test('a turn ends when it is granted, aborted or refused', async () => {
  const queue = new FairQueue(1);
  expect(await queue.turn('a', null)).toBe('begun');
  expect(await queue.turn('a', AbortSignal.abort())).toBe('left');
  const leaving = new AbortController();
  const left = queue.turn('a', leaving.signal);
  const [refused, begun] = [queue.turn('a', null), queue.turn('b', new AbortController().signal)];
  leaving.abort();
  expect(await left).toBe('left');
  expect(queue.displaceFor('c')).toBe(true);
  expect(await refused).toBe('refused');
  queue.end('a');
  expect(await begun).toBe('begun');
  expect(queue).toMatchObject({ running: 1, waiting: 0 });
});
