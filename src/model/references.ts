import { z } from 'zod';
import type { Annotation } from './annotation.js';
import { claimsIn } from './claims.js';
import { type CitedSpan, claimFields, type Span, citedSpan } from './kinds/fields.js';
import type { Claim } from './kinds/kind.js';
import { CITED, CLAIMED } from './kinds/kinds.js';
import { source } from './kinds/source.js';
import type { Path } from './problem.js';

/** A slug in an annotation that refers to another part of it, or to a country. */
export interface Reference {
  path: Path;
  /** The plural of a kind, or `countries`. */
  to: string;
  slug: string;
}

/** Iterates over all references in an annotation, to its own parts and to countries. */
export function* references(annotation: Annotation): Generator<Reference> {
  yield* referencesIn(source.shape, annotation.source, ['source']);
  for (const kind of CLAIMED) {
    for (const { path, claim } of claimsIn(annotation, kind)) yield* referencesIn(kind.shape, claim, path);
  }
}

/** Returns the references of a claim, including those in lists. */
export function referencesIn(shape: z.ZodObject, claim: Claim, path: Path = []): Reference[] {
  return claimFields(shape).flatMap(({ name, type, refersTo, isList }): Reference[] => {
    const value = claim[name];
    if (value == null) return [];
    const entries = isList
      ? (value as unknown[]).map((entry, index) => ({ entry, at: [...path, name, index] }))
      : [{ entry: value, at: [...path, name] }];
    if (refersTo) return entries.map(({ entry, at }) => ({ path: at, to: refersTo, slug: entry as string }));
    if (!(type instanceof z.ZodObject)) return [];
    return entries.flatMap(({ entry, at }) => referencesIn(type, entry as Claim, at));
  });
}

export interface CitedPassage extends Span {
  path: Path;
}

/** Iterates over all passages that an annotation cites, in the order of the kinds. */
export function* passages(annotation: Annotation): Generator<CitedPassage> {
  for (const kind of CITED) {
    for (const { path, claim } of claimsIn(annotation, kind)) {
      for (const [index, cited] of (claim['cite'] as CitedSpan[]).entries()) {
        yield { path: [...path, 'cite', index], ...citedSpan(cited) };
      }
    }
  }
}
