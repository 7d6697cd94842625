import { FactField } from '../../schema/source/fact-field.js';

interface Disagreement {
  /** A value of `FactField`. */
  field: string;
  keptBecause: string;
  values: readonly { value: string; standing: string; source: { slug: string } }[];
}

/**
 * Returns the sources' claims that contradict a fact's stored values, or each other's lists, as schema.org `Claim`s: the name of
 * the field, the value, and the source that states it.
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
