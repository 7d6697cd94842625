import type { Annotation } from '../../../model/annotation.js';
import { putClaim } from '../../../model/change-claim.js';
import type { Countries } from '../../../model/countries/country.js';
import type { Claim, ClaimKey } from '../../../model/kinds/kind.js';
import { CLAIMED, LISTED, type KindModel } from '../../../model/kinds/kinds.js';
import type { Path, Problem } from '../../../model/problem.js';
import { checkValue } from '../../../model/read/check.js';
import type { CodePoints } from '../../../model/text/code-points.js';

interface Fact {
  type: KindModel;
  key: ClaimKey;
  claim: Claim;
}

/** Facts that can be added without breaking a rule. */
export interface KeptFacts<Added> {
  kept: Added[];
  /** The number of facts that broke each rule, by the name of the rule. */
  dropped: Record<string, number>;
}

const RANK = new Map(CLAIMED.map(({ model }, index) => [model, index]));

/**
 * Keeps the facts that can be added to an annotation together without breaking a rule. Facts that refer to a dropped one are
 * dropped too. Problems of the annotation itself are ignored.
 */
export function keepRules<Added extends Fact>(
  facts: readonly Added[],
  base: Annotation,
  { text, countries }: { text: CodePoints; countries: Countries },
): KeptFacts<Added> {
  const dropped: Record<string, number> = {};
  let kept = [...facts];
  for (;;) {
    const { annotation, places, homeless } = addFacts(base, kept, ANY_STATUS);
    const { problems } = checkValue(annotation, { text, countries });
    const broken = new Map([...homeless].map((fact) => [fact, 'reference-resolves']));
    for (const { path, rule } of problems) {
      const fact = factAt(places, path);
      if (fact && !broken.has(fact)) broken.set(fact, rule);
    }
    for (const rule of broken.values()) dropped[rule] = (dropped[rule] ?? 0) + 1;
    if (broken.size === 0) return { kept, dropped };
    kept = kept.filter((fact) => !broken.has(fact));
  }
}

/** A visit or an event may be proposed without a status, which an editor then has to choose. */
const ANY_STATUS: Partial<Record<KindModel, Claim>> = { Visit: { status: 'COMPLETED' }, Event: { status: 'COMPLETED' } };

/**
 * Adds facts to an annotation. Also returns the place of each, and the facts whose owner is missing.
 * @param defaults values for fields that a fact lacks, by kind
 */
export function addFacts<Added extends Fact>(
  base: Annotation,
  facts: readonly Added[],
  defaults: Partial<Record<KindModel, Claim>> = {},
) {
  const annotation = structuredClone(base);
  const places = new Map<string, Added>();
  const homeless = new Set<Added>();
  for (const fact of facts.toSorted((a, b) => RANK.get(a.type)! - RANK.get(b.type)!)) {
    const kind = CLAIMED.find(({ model }) => model === fact.type)!;
    const path = putClaim(kind, annotation, fact.key, { ...listsOf(kind.plural), ...defaults[fact.type], ...fact.claim });
    if (path) places.set(textOf(path), fact);
    else homeless.add(fact);
  }
  return { annotation, places, homeless };
}

/** Empty lists for the entries that a claim contains, such as a visit's delegation. */
function listsOf(plural: string): Claim {
  return Object.fromEntries(LISTED.flatMap(({ place }) => ('of' in place && place.of === plural ? [[place.list, []]] : [])));
}

/** The fact that contains a path: the innermost one, since a visit contains its delegation. */
function factAt<Added>(places: ReadonlyMap<string, Added>, path: Problem['path']): Added | undefined {
  const around = path.map((_step, index) => places.get(textOf(path.slice(0, path.length - index))));
  return around.find((fact) => fact !== undefined);
}

const textOf = (path: Path) => JSON.stringify(path);
