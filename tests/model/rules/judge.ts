import { createHash } from 'node:crypto';
import { countries } from '../../../seed/reference/countries.js';
import { annotation, type Annotation } from '../../../src/model/annotation.js';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { formatPath } from '../../../src/model/problem.js';
import { reasonMessage } from '../../../src/model/reasons.js';
import type { Rule } from '../../../src/model/rule.js';
import { bySlug } from '../../support/countries.js';

const COUNTRIES = bySlug(countries());

type Input = Partial<Record<keyof Annotation, unknown>>;

/** Returns the problems that a rule finds in an annotation and its text, as `place: message`. */
export function judge(rule: Rule, parts: Input, text: string | null = null): string[] {
  const context = { text: text === null ? null : new CodePoints(text), countries: COUNTRIES };
  const breaches = rule.check(annotationOf(parts, text), context);
  return Array.from(breaches, ({ path, ...reasoned }) => `${formatPath(path)}: ${reasonMessage(reasoned)}`);
}

function annotationOf(parts: Input, text: string | null): Annotation {
  const source = {
    slug: 'article',
    title: 'An article',
    sha256: createHash('sha256')
      .update(text ?? '')
      .digest('hex'),
    length: text === null ? 1_000 : new CodePoints(text).length,
  };
  return annotation.parse({ ...parts, source: { ...source, ...(parts.source as object | undefined) } });
}

const cite = [[0, 1]];
export const aVisit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'china', cite };
export const anEvent = { kind: 'TALKS', title: 'Talks', status: 'COMPLETED', cite };
export const anOffice = { title: 'Leader', person: 'kim', cite };
export const anOrganization = { name: 'Xinhua', kind: 'NEWS_AGENCY' };
export const aParaphrase = { kind: 'PARAPHRASE', text: 'All is well.', cite };
export const aQuote = { kind: 'DIRECT_QUOTE', text: 'well', cite: [[5, 9]] };
