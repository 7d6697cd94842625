import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { canonicalClaim, claimsIn, claimKey, withOwner } from '../../../src/model/claims.js';
import { findClaim, inputKey, putClaim, removeClaim } from '../../../src/model/change-claim.js';
import type { Claim, ClaimKey, Kind } from '../../../src/model/kinds/kind.js';
import { ownerKind, slugColumn } from '../../../src/model/kinds/kinds.js';
import { formatProblem } from '../../../src/model/problem.js';
import { checkValue } from '../../../src/model/read/check.js';
import type { RuleContext } from '../../../src/model/rule.js';
import { toSlug } from '../../../src/model/slug.js';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { validateAnnotation } from '../../../src/model/validate.js';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { EditedPart } from '../../../src/features/editing/store/edited-part.js';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { knownCountries } from '../../../src/store/rows/known-countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { clear } from '../../store/dump.js';
import { COUNTRIES, smallAnnotation } from '../../store/small-annotations.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach, thorough } from '../../support/thorough.js';
import { type RandomMutation, randomMutation } from './random-mutations.js';

// An edit checks only the part of an annotation that it affects (decision 24).

const TEXT = 'Ann went to Beijing. “They agreed to meet.” She was glad, an agency said.'.padEnd(100, ' .');
const SOURCE = { sha256: createHash('sha256').update(TEXT).digest('hex'), length: TEXT.length };
let database: Database;
let context: RuleContext;
/** The codes of the violated rules. */
const broken = new Set<string>();

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
  context = { text: new CodePoints(TEXT), countries: await knownCountries(database.prisma) };
});
afterAll(() => database.close());

/** Annotations that also satisfy every rule about this text. */
const annotations = smallAnnotation('a')
  .map((annotation): Annotation => {
    const statements = Object.entries(annotation.statements).filter(([, { kind }]) => kind === 'PARAPHRASE');
    return { ...annotation, source: { ...annotation.source, ...SOURCE }, statements: Object.fromEntries(statements) };
  })
  .filter((annotation) => validateAnnotation(annotation, context).length === 0);

test('checking only the part affected by an edit finds the same problems as checking everything', async () => {
  const edits = fc.array(randomMutation, { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(annotations, edits, async (annotation, mutations) => {
      await clear(database);
      await storeAnnotation(database.prisma, annotation, { text: TEXT });
      for (const mutation of mutations) await compare(mutation);
    }),
    { numRuns: runsOfEach(6, 100) },
  );
  // Otherwise the property would prove little; a few runs do not break every rule.
  if (!thorough) return;
  expect([...broken].sort()).toEqual(expect.arrayContaining(['reference-resolves', 'shape']));
  expect(broken.size).toBeGreaterThan(6);
});

async function compare(mutation: RandomMutation): Promise<void> {
  const { prisma } = database;
  const whole = (await storedAnnotation(prisma, 'a'))!;
  const part = (await EditedPart.open(prisma, 'a'))!;
  const change = changeOf(mutation, whole);
  for (const key of change.keys) await part.load(mutation.kind, key);
  change.make(part.annotation);
  change.make(whole);
  const { problems } = await part.check();
  const expected = checkValue(whole, context).problems;
  expect(problems.map(formatProblem).sort()).toEqual(expected.map(formatProblem).sort());
  for (const { rule } of problems) broken.add(rule);
}

/** The claims that a mutation affects, by key, and a function that changes an annotation. */
function changeOf({ verb, kind, fields, row }: RandomMutation, whole: Annotation) {
  const known = [...claimsIn(whole, kind)].map(({ slug, owner, claim }): ClaimKey => {
    return slug === undefined ? claimKey(kind, canonicalClaim(kind, withOwner(kind, claim, owner))) : { slug };
  });
  const key = verb === 'create' ? undefined : known[row % Math.max(known.length, 1)];
  if (!key) {
    const created = newKey(kind, fields);
    return { keys: [created], make: (annotation: Annotation) => void putClaim(kind, annotation, created, own(kind, fields)) };
  }
  if (verb !== 'update') return { keys: [key], make: (annotation: Annotation) => removeClaim(kind, annotation, key) };
  const after = { ...findClaim(kind, whole, key)!.claim, ...own(kind, fields) };
  const moved = slugColumn(kind) ? key : inputKey(kind, { ...key, ...after });
  const make = (annotation: Annotation) => {
    removeClaim(kind, annotation, key);
    putClaim(kind, annotation, moved, after);
  };
  return { keys: [key, moved], make };
}

function newKey(kind: Kind, fields: Claim): ClaimKey {
  if (!slugColumn(kind)) return inputKey(kind, fields);
  return { slug: toSlug((fields['name'] ?? fields['title'] ?? 'first') as string) || 'nameless' };
}

function own(kind: Kind, fields: Claim): Claim {
  const owner = ownerKind(kind)?.name;
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== owner));
}
