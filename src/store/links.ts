import type { Annotation } from '../claims/annotation.js';
import type { Ids } from './ids.js';
import { canonicalJson } from './row.js';

/** Whom a statement names and what it speaks of: rows that belong to it, replaced together when any differs. */
export interface Links {
  speakers: {
    statementId: string;
    ordinal: number;
    personId: string | null;
    organizationId: string | null;
    countryId: string | null;
  }[];
  about: { statementId: string; visitId: string }[];
  topics: { statementId: string; topicId: string }[];
}

export function linksOf(ids: Ids, statementId: string, statement: Annotation['statements'][string]): Links {
  return {
    speakers: statement.speakers.map(({ person, organization, country }, ordinal) => ({
      statementId,
      ordinal,
      personId: ids.of('people', person),
      organizationId: ids.of('organizations', organization),
      countryId: ids.of('countries', country),
    })),
    about: statement.about.map((visit) => ({ statementId, visitId: ids.of('visits', visit)! })),
    topics: statement.topics.map((topic) => ({ statementId, topicId: ids.of('topics', topic)! })),
  };
}

/** The statements of which some link is missing, or one too many. */
export function relinked(stored: Links, wanted: Links): Set<string> {
  const before = byStatement(stored);
  const after = byStatement(wanted);
  const statements = new Set([...before.keys(), ...after.keys()]);
  return new Set([...statements].filter((id) => before.get(id) !== after.get(id)));
}

/** Each statement's links, as text in which their order does not count. */
function byStatement(links: Links): Map<string, string> {
  const texts = new Map<string, string[]>();
  for (const link of [...links.speakers, ...links.about, ...links.topics]) {
    texts.set(link.statementId, [...(texts.get(link.statementId) ?? []), canonicalJson(link)]);
  }
  return new Map([...texts].map(([id, all]) => [id, all.sort().join()]));
}
