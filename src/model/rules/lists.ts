import { z } from 'zod';
import type { Annotation } from '../annotation.js';
import { claimsIn, claimKey } from '../claims.js';
import { type CitedSpan, claimFields, linkReferences, citedSpan } from '../kinds/fields.js';
import { CLAIMED, LISTED } from '../kinds/kinds.js';
import { formatPath, type Path } from '../problem.js';
import type { Breach, Rule } from '../rule.js';

export const listedOnce: Rule = {
  sentence: 'A list must not contain the same entry twice.',
  *check(annotation) {
    yield* repeated(listedClaims(annotation));
    yield* repeated(listedValues(annotation));
  },
};

interface Entry {
  path: Path;
  /** Equal entries of a list have equal names. */
  name: string;
}

/** Reports repeated entries. Entries of the same list must be consecutive. */
function* repeated(entries: Iterable<Entry>): Generator<Breach> {
  let list = '';
  let first = new Map<string, number>();
  for (const { path, name } of entries) {
    const index = path.at(-1) as number;
    const current = formatPath(path.slice(0, -1));
    if (list !== current) first = new Map();
    list = current;
    const before = first.get(name);
    if (before !== undefined) yield { path, reason: 'REPEATED_ENTRY', params: { index: before, entry: name } };
    else first.set(name, index);
  }
}

function* listedClaims(annotation: Annotation): Generator<Entry> {
  for (const kind of LISTED) {
    if (kind.canonical) continue; // another rule covers claims that can be written in two ways
    for (const { path, claim } of claimsIn(annotation, kind)) yield { path, name: fieldsIn(claimKey(kind, claim)) };
  }
}

function* listedValues(annotation: Annotation): Generator<Entry> {
  for (const kind of CLAIMED) {
    const lists = claimFields(kind.shape).filter(({ isList }) => isList);
    for (const { path, claim } of claimsIn(annotation, kind)) {
      for (const { name, type } of lists) {
        const nameOf = name === 'cite' ? passage : type instanceof z.ZodObject ? linkIn(type) : String;
        const entries = claim[name] as never[];
        for (const [index, entry] of entries.entries()) yield { path: [...path, name, index], name: nameOf(entry) };
        if (name === 'cite') yield* foundAgain(entries, [...path, name]);
      }
    }
  }
}

/** Identifies an entry by its references alone: nobody speaks in two roles at once. */
const linkIn = (type: z.ZodObject) => (entry: Readonly<Record<string, unknown>>) =>
  fieldsIn(Object.fromEntries(linkReferences(type).map(({ name }) => [name, entry[name]])));

function passage(cited: CitedSpan): string {
  const { start, end } = citedSpan(cited);
  return `the passage [${start}, ${end}]`;
}

/** Returns the passages that are identified by fragment and words, which must be unique within a claim. */
function foundAgain(cite: CitedSpan[], path: Path): Entry[] {
  return cite.flatMap((cited, index) => {
    const { fragment, digest } = citedSpan(cited);
    const name = `the words ${digest} at ${fragment}`;
    return fragment === null || digest === null ? [] : [{ path: [...path, index], name }];
  });
}

/** Formats an entry as `person kim, title Leader`. */
function fieldsIn(entry: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(entry).filter(([, value]) => value !== undefined);
  return given.map(([field, value]) => `${field} ${String(value)}`).join(', ');
}

/** Applies to the entries of all lists of links. */
export const oneNamedAnEntry: Rule = {
  sentence: 'Each entry in a list of people, organizations or countries, such as a speaker, must name exactly one of them.',
  *check(annotation) {
    for (const kind of CLAIMED) {
      for (const { name, type, links } of claimFields(kind.shape)) {
        if (!links || !(type instanceof z.ZodObject)) continue;
        const allowed = linkReferences(type).map((field) => field.name);
        for (const { path, claim } of claimsIn(annotation, kind)) {
          for (const [index, entry] of (claim[name] as Partial<Record<string, string>>[]).entries()) {
            const named = allowed.flatMap((field) => entry[field] ?? []);
            if (named.length === 1) continue;
            yield { path: [...path, name, index], reason: 'NOT_ONE_NAMED', params: { named, allowed } };
          }
        }
      }
    }
  },
};

export const participantIsSomeone: Rule = {
  sentence: 'A participant must name a person, a country or an organization, but not both a country and an organization.',
  *check({ events }) {
    for (const [slug, { participants }] of Object.entries(events)) {
      for (const [index, { person, country, organization }] of participants.entries()) {
        const path = ['events', slug, 'participants', index];
        if (country !== undefined && organization !== undefined) {
          yield { path, reason: 'PARTICIPANT_TWICE', params: { country, organization } };
        } else if ((person ?? country ?? organization) === undefined) {
          yield { path, reason: 'PARTICIPANT_NOBODY', params: {} };
        }
      }
    }
  },
};
