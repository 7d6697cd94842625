import fc from 'fast-check';
import type { Append, Follow, History, Promotion, Read, Step } from './history.js';

/** Time between two effects on the list. */
const TICK_MS = 10;
const CLIENTS = ['ann', 'bob', 'cyd'];

interface Plan {
  what: 'append' | 'refused' | 'unknown' | 'unknown, stored' | 'read' | 'read a minimum' | 'follow' | 'commit of others';
  client: string;
  before: number;
  after: number;
  /** From 0, the oldest permitted state, to 1, the newest. */
  age: number;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constantFrom('append' as const, 'read' as const), weight: 6 },
    { arbitrary: fc.constantFrom('refused' as const, 'unknown' as const, 'unknown, stored' as const), weight: 1 },
    {
      arbitrary: fc.constantFrom('read a minimum' as const, 'follow' as const, 'commit of others' as const),
      weight: 2,
    },
  ),
  client: fc.constantFrom(...CLIENTS),
  before: fc.nat(3 * TICK_MS),
  after: fc.nat(3 * TICK_MS),
  age: fc.double({ min: 0, max: 1, noNaN: true }),
});

interface Options {
  versions: boolean;
  /** The promotion happens after this many plans; the server has received this share of the list. Null for no promotion. */
  promotion: { after: number; received: number } | null;
}

/** Generates correct histories: reads may be old, but contain everything that the client and the server have seen before. */
export function correctHistory({ promotions = true } = {}): fc.Arbitrary<History> {
  const promotion = promotions
    ? fc.option(fc.record({ after: fc.nat(40), received: fc.double({ min: 0, max: 1, noNaN: true }) }))
    : fc.constant(null);
  return fc
    .tuple(fc.array(plan, { minLength: 20, maxLength: 60 }), fc.record({ versions: fc.boolean(), promotion }))
    .map(([plans, options]) => new Execution(plans, options).history());
}

/** Applies plans to a list, one at a time. */
class Execution {
  #list: string[] = [];
  /** The version of the data after each append; the first is the version of the empty list. */
  #versions = [1];
  #version = 1;
  readonly #steps: Step[] = [];
  /** Open subscriptions, with the length of the list when each began. */
  readonly #open: (Follow & { from: number })[] = [];
  readonly #follows: Follow[] = [];
  readonly #promotions: Promotion[] = [];

  constructor(
    private readonly plans: Plan[],
    private readonly options: Options,
  ) {}

  history(): History {
    for (const [turn, one] of this.plans.entries()) {
      if (this.options.promotion?.after === turn) this.#promote(turn * TICK_MS, this.options.promotion.received);
      this.#carryOut(one, turn * TICK_MS + TICK_MS / 2);
    }
    this.#endFollows(this.plans.length * TICK_MS + 10 * TICK_MS, true);
    return { steps: [...this.#steps, ...this.#follows], final: this.#list, promotions: this.#promotions };
  }

  #carryOut({ what, client, before, after, age }: Plan, at: number): void {
    const free = Math.max(0, ...this.#steps.filter((step) => step.client === client).map(({ end }) => end + 1));
    const [start, end] = [Math.max(free, at - before), at + after];
    if (start > at) return; // the client still waits for a response
    const server = client === 'cyd' ? 'second' : 'first';
    const step = { client, server, start, end };
    const value = `value ${this.#steps.length}`;

    if (what === 'commit of others') this.#version += 1;
    else if (what === 'follow') this.#follow({ ...step, start: end });
    else if (what === 'read' || what === 'read a minimum') this.#read(step, age, what === 'read a minimum');
    else this.#append({ kind: 'append', ...step, value, outcome: 'acknowledged' }, what);
  }

  #append(append: Append, what: Plan['what']): void {
    const isStored = what === 'append' || what === 'unknown, stored';
    if (isStored) {
      this.#list.push(append.value);
      this.#version += 1;
      this.#versions.push(this.#version);
    }
    if (what === 'refused') append.outcome = 'refused';
    if (what === 'unknown' || what === 'unknown, stored') append.outcome = 'unknown';
    if (what === 'append' && this.options.versions) append.version = this.#version;
    this.#steps.push(append);
  }

  #read(step: Omit<Read, 'kind' | 'values'>, age: number, demands: boolean): void {
    const earlier = this.#steps.filter(({ end }) => end < step.start);
    const told = earlier.filter(({ client, server }) => client === step.client || server === step.server);
    const oldest = told.map((one) => this.#lengthOf(one));
    const acknowledged = earlier.filter(isAcknowledged).filter(({ value }) => this.#list.includes(value));
    const demanded = demands && this.options.versions ? acknowledged.at(-1) : undefined;
    const needed = Math.max(0, ...oldest, demanded ? this.#lengthOf(demanded) : 0);
    const length = needed + Math.round(age * (this.#list.length - needed));
    const read: Read = { kind: 'read', ...step, values: this.#list.slice(0, length) };
    if (this.options.versions) read.version = this.#versions[length]!;
    if (demanded) read.minVersion = demanded.version!;
    this.#steps.push(read);
  }

  /** Returns how long a list must be to contain everything that a step has seen. */
  #lengthOf(step: Step): number {
    const values = step.kind === 'read' ? step.values : isAcknowledged(step) ? [step.value] : [];
    return 1 + Math.max(-1, ...values.map((value) => this.#list.indexOf(value)));
  }

  #follow(step: Omit<Follow, 'kind' | 'events' | 'complete'>): void {
    this.#open.push({ kind: 'follow', ...step, events: [], complete: false, from: this.#list.length });
  }

  /** The old primary's followers are interrupted, at different events. */
  #promote(at: number, received: number): void {
    this.#endFollows(at, false);
    this.#list = this.#list.slice(0, Math.round(received * this.#list.length));
    this.#versions = this.#versions.slice(0, this.#list.length + 1);
    this.#version = this.#versions.at(-1)!;
    const lost = this.#steps.flatMap((step) => (step.kind === 'append' && !this.#list.includes(step.value) ? step.value : []));
    this.#promotions.push({ at, ...(this.options.versions ? { lastVersion: this.#version } : { lost }) });
  }

  #endFollows(end: number, complete: boolean): void {
    for (const { from, ...follow } of this.#open.splice(0)) {
      const missed = complete ? 0 : follow.start % 3; // not yet sent when it was interrupted
      const events = this.#list.slice(from, Math.max(from, this.#list.length - missed));
      this.#follows.push({ ...follow, end, complete, events });
    }
  }
}

function isAcknowledged(step: Step): step is Append {
  return step.kind === 'append' && step.outcome === 'acknowledged';
}
