import { confidenceOf, type Weights } from './confidence.js';

/** A proposal that an editor decided on. */
export interface Judged {
  /** What it was proposed for: proposals of one text are judged together. */
  draft: string;
  /** The kind of fact. */
  type: string;
  features: readonly string[];
  /** Whether it was accepted as it was proposed. */
  isRight: boolean;
}

export interface Learned {
  weights: Weights;
  /** The mean loss, in nats, of drafts that the weights were not learned from: with the weights before, and with those learned. */
  before: number;
  after: number;
}

/** How strongly the weights before hold: as much as this many decisions of one opinion. */
const HOLD = 2;
const ROUNDS = 500;
const PARTS = 5;

/** Fits weights to what editors decided, starting from others, and measures on five parts what they are worth elsewhere. */
export function learn(judged: readonly Judged[], start: Weights): Learned {
  const drafts = [...new Set(judged.map(({ draft }) => draft))].sort();
  const part = new Map(drafts.map((draft, index) => [draft, index % PARTS]));
  const of = (number: number, isIn: boolean) => judged.filter(({ draft }) => (part.get(draft) === number) === isIn);
  const losses = Array.from({ length: PARTS }, (_, number) => {
    const fitted = fit(of(number, false), start);
    return of(number, true).map((each) => [lossOf(each, start), lossOf(each, fitted)] as const);
  }).flat();
  const mean = (index: 0 | 1) => losses.reduce((sum, each) => sum + each[index], 0) / losses.length;
  return { weights: fit(judged, start), before: mean(0), after: mean(1) };
}

/**
 * The weights with the least loss, held near those at the start. Each round moves every weight as far as is safe whatever the
 * others do, so that the loss never rises.
 */
export function fit(judged: readonly Judged[], start: Weights): Weights {
  const examples = judged.map((each) => ({ ...each, names: [...new Set([each.type, ...each.features])] }));
  const weights: Record<string, number> = { ...start };
  const reach = new Map<string, number>();
  for (const { names } of examples) {
    for (const name of names) reach.set(name, (reach.get(name) ?? HOLD) + names.length / 4);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Map([...reach.keys()].map((name) => [name, HOLD * ((start[name] ?? 0) - (weights[name] ?? 0))]));
    for (const { type, features, names, isRight } of examples) {
      const miss = Number(isRight) - confidenceOf(type, features, weights);
      for (const name of names) slope.set(name, slope.get(name)! + miss);
    }
    for (const [name, each] of slope) weights[name] = (weights[name] ?? 0) + each / reach.get(name)!;
  }
  return weights;
}

function lossOf({ type, features, isRight }: Judged, weights: Weights): number {
  const confidence = confidenceOf(type, features, weights);
  return -Math.log(Math.max(isRight ? confidence : 1 - confidence, Number.EPSILON));
}
