import { z } from 'zod';
import { claimsIn } from '../claims.js';
import { fieldsOf, referencesOf } from '../kinds/fields.js';
import { CLAIMED } from '../kinds/kinds.js';
import type { Rule } from '../rule.js';

/** The rule holds for the entries of every list of links, of any kind. */
export const oneNamedAnEntry: Rule = {
  sentence: 'An entry of a list of people, organizations or countries, such as a speaker, must name exactly one.',
  *check(annotation) {
    for (const kind of CLAIMED) {
      for (const { name, type, links } of fieldsOf(kind.shape)) {
        if (!links || !(type instanceof z.ZodObject)) continue;
        const allowed = referencesOf(type).map((field) => field.name);
        const choice = `${allowed.slice(0, -1).join(', ')} and ${allowed.at(-1)}`;
        for (const { path, claim } of claimsIn(annotation, kind)) {
          for (const [index, entry] of (claim[name] as Partial<Record<string, string>>[]).entries()) {
            const named = allowed.flatMap((field) => entry[field] ?? []);
            if (named.length === 1) continue;
            const message = `names ${named.join(' and ') || 'nobody'}: give exactly one of ${choice}`;
            yield { path: [...path, name, index], message };
          }
        }
      }
    }
  },
};
