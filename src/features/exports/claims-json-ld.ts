import { FactField } from '../../schema/source/fact-field.js';

interface Disagreement {
  /** A value of `FactField`. */
  field: string;
  keptBecause: string;
  values: readonly { value: string; standing: string; source: { slug: string } }[];
}

/**
 * The claims of sources that contradict the stored values of a fact or each other's lists, as `Claim` of schema.org: the name
 * of the field, the value, and the source in which it appears.
 */
export function contradictingClaims(disagreements: readonly Disagreement[], sourceId: (source: { slug: string }) => string) {
  return disagreements.flatMap(({ field, keptBecause, values }) =>
    values
      .filter(({ standing }) => standing === 'DIFFERS' || keptBecause === 'UNITED')
      .map(({ value, source }) => ({
        ...{ '@type': 'Claim', name: FactField[field]!, text: value, appearance: { '@id': sourceId(source) } },
      })),
  );
}
