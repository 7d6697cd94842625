import type { SamePersonEvidence } from '../generated/graphql.js';

/** Why two people are suspected to be one, in words. */
export const EVIDENCE: Record<SamePersonEvidence, string> = {
  ALIAS: 'the name of one is an alias of the other',
  SAME_COUNTRY: 'the same country',
  SAME_IDENTIFIER: 'the same identifier elsewhere',
  SAME_NAME: 'the same name',
  SUCCESSOR_STATE: 'a former state and its successor',
};
