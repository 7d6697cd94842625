import { z } from 'zod';
import { annotation as shape, type Annotation } from '../annotation.js';
import type { Path, Problem } from '../problem.js';
import type { CodePoints } from '../text/code-points.js';
import { shapeProblems } from './shape-problems.js';
import { typeAt } from './type-at.js';
import { sha256 } from '../text/sha256.js';

/** The part of a malformed annotation that can still be checked. */
export interface Salvaged {
  annotation: Annotation;
  /** The paths, in the file, of everything that was left out or replaced. */
  doubtful: Path[];
  /**
   * Converts a path in the annotation to the path in the file, since leaving entries out of a list shifts the entries that
   * follow.
   */
  original: (path: Path) => Path;
}

type Holder = Record<string | number, unknown>;

/** Each round may reveal more problems: leaving out a claim may make the object that contained it invalid. */
const MAX_ROUNDS = 10;
const HOLE = Symbol('left out');

/** Repairs a value in place by replacing malformed parts or leaving them out. Returns null if too little remains. */
export function salvage(value: unknown, problems: Problem[], text: CodePoints | null): Salvaged | null {
  const salvage = new Salvage(value, placeholders(text));
  let left = problems;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    salvage.mend(left);
    const read = shape.safeParse(salvage.root.value, { reportInput: true });
    if (read.success) return { annotation: read.data, doubtful: salvage.doubtful, original: salvage.original };
    left = shapeProblems(read.error.issues);
  }
  return null;
}

/** Placeholder values, at least one of which fits almost every type. If there is a text, they include its hash and length. */
function placeholders(text: CodePoints | null): unknown[] {
  const hash = sha256(text?.text ?? '');
  return [undefined, 'x', hash, text?.length ?? 2_147_483_647, 1, [[0, 1]]];
}

class Salvage {
  readonly root: { value: unknown };
  readonly doubtful: Path[] = [];
  readonly #mended = new Set<string>();
  /** The original indexes of a list's entries. */
  readonly #indexes = new WeakMap<unknown[], number[]>();

  constructor(
    value: unknown,
    private readonly placeholders: unknown[],
  ) {
    this.root = { value };
  }

  mend(problems: Problem[]): void {
    const lists = new Set<unknown[]>();
    // With aliases, the same table or list may appear at several paths. A value that was left out at one of them is not
    // missing at the others.
    const leftOut = new Map<unknown, Set<string | number>>();
    for (const { path } of problems) {
      this.doubtful.push(this.original(path));
      this.#mendOne(path, lists, leftOut);
    }
    for (const list of lists) this.#close(list);
  }

  readonly original = (path: Path): Path => {
    let value: unknown = this.root.value;
    return path.map((step) => {
      const index = Array.isArray(value) ? this.#indexes.get(value)?.[step as number] : undefined;
      value = (value as Holder | null | undefined)?.[step];
      return index ?? step;
    });
  };

  #mendOne(path: Path, lists: Set<unknown[]>, leftOut: Map<unknown, Set<string | number>>): void {
    const [holder, step] = this.#slotOf(path);
    if (holder === null) return this.#mendOne(path.slice(0, -1), lists, leftOut);
    const placeholder = this.#placeholderFor(path);
    if (placeholder !== undefined) {
      holder[step] = placeholder;
    } else if (Array.isArray(holder)) {
      holder[step as number] = HOLE;
      lists.add(holder);
    } else if (Object.hasOwn(holder, step)) {
      delete holder[step];
      leftOut.set(holder, (leftOut.get(holder) ?? new Set()).add(step));
    } else if (path.length > 0 && !leftOut.get(holder)?.has(step)) {
      this.#mendOne(path.slice(0, -1), lists, leftOut);
    }
  }

  #slotOf(path: Path): [holder: Holder | null, step: string | number] {
    const steps = ['value', ...path];
    const holder = steps.slice(0, -1).reduce<unknown>((value, step) => (value as Holder | null | undefined)?.[step], this.root);
    return [typeof holder === 'object' ? (holder as Holder | null) : null, steps.at(-1)!];
  }

  /**
   * Returns a placeholder, at most once per path, since the key may be the problem instead of the value. Undefined if the
   * value may be left out.
   */
  #placeholderFor(path: Path): unknown {
    const key = JSON.stringify(path);
    const type = typeAt(shape, path);
    if (!type || this.#mended.has(key) || typeof path.at(-1) === 'number') return undefined;
    this.#mended.add(key);
    if (path.length === 1 && path[0] === 'source') return {};
    const values = type instanceof z.ZodEnum ? type.options : this.placeholders;
    return structuredClone(values.find((value) => type.safeParse(value).success));
  }

  #close(list: unknown[]): void {
    const known = this.#indexes.get(list);
    const kept = list.flatMap((entry, index) => (entry === HOLE ? [] : [{ entry, index: known?.[index] ?? index }]));
    list.splice(0, list.length, ...kept.map(({ entry }) => entry));
    this.#indexes.set(
      list,
      kept.map(({ index }) => index),
    );
  }
}
