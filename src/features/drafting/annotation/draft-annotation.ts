import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { annotationFromEntries } from '../../../model/entries.js';
import { title as titleOf } from '../../../model/kinds/fields.js';
import type { Claim } from '../../../model/kinds/kind.js';
import { toSlug } from '../../../model/slug.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Path } from '../../../model/problem.js';
import { sha256 } from '../../../model/text/sha256.js';
import { SURE } from '../confidence/confidence.js';
import { commentedOut, pairAt } from './comment-out.js';
import { addFacts, keepRules } from './keep-rules.js';
import type { Known } from '../names/known.js';
import type { DraftedProposal } from '../proposal.js';

/** The editor's information about the source. The default title is the first line of the text. */
export interface DraftedSource {
  title?: string | undefined;
  /** EDTF. */
  publishedOn?: string | undefined;
  url?: string | undefined;
  /** The slug of a known organization. */
  publisher?: string | undefined;
}

/** How a proposal is written: in full, without its uncertain fields, or not at all. */
type Written = DraftedProposal & { left: Claim };

/**
 * Writes proposals as an annotation that is valid for the text. Uncertain facts and fields are commented out in place, and are
 * valid once uncommented.
 */
export function draftAnnotation(
  given: string,
  source: DraftedSource,
  proposals: readonly DraftedProposal[],
  known: Known,
): string {
  const text = new CodePoints(given);
  const about = { ...draftedSource(given, source), sha256: sha256(given), length: text.length };
  const base = annotationFromEntries([{ collection: 'source', key: '', claim: about }, ...declaredPublisher(source, known)]);
  const countries = new Map(known.countries.map((country) => [country.slug, country]));
  const fit = proposals.flatMap((proposal) => written(proposal) ?? []);
  const sure = new Map(keepRules(fit, base, { text, countries }).kept.map((each) => [each.name, each]));
  const all = keepRules(proposals, base, { text, countries }).kept.map((each) => {
    const { claim, left } = sure.get(each.name) ?? { claim: each.claim, left: {} };
    return { ...each, claim: { ...claim, ...left } }; // in a list, the first field is on the line of the dash, and cannot be commented out
  });
  const { annotation, places } = addFacts(base, all);
  const { source: drafted, ...rest } = annotation;
  const tables = Object.entries(rest).filter(([, part]) => Object.keys(part as object).length > 0);
  const document = new Document({ source: drafted, ...Object.fromEntries(tables) }, (_, value: unknown) =>
    isEmpty(value) ? undefined : value,
  );
  const unsure: Path[] = [];
  for (const [key, { name, reason }] of places) {
    const path = JSON.parse(key) as Path;
    const left = Object.keys(sure.get(name)?.left ?? {});
    if (!sure.has(name)) unsure.push(path);
    unsure.push(...left.map((field) => [...path, field]));
    comment(document, path, sure.has(name) && left.length === 0 ? reason : `Not sure: ${reason}`);
  }
  for (const { key } of (document.contents as YAMLMap<{ spaceBefore?: boolean }>).items.slice(1)) key.spaceBefore = true;
  const todo =
    unsure.length > 0
      ? ' Uncertain parts are commented out: uncomment those that are right, and everything that they refer to.'
      : '';
  document.commentBefore = ` A draft: read each fact before you keep it.${todo}`;
  return commentedOut(document.toString({ lineWidth: 0 }), unsure);
}

/** The source in a draft's annotation, without the hash of its text. */
export function draftedSource(text: string, { title, ...given }: DraftedSource) {
  const named = titleOf('The title.').safeParse(title ?? firstLine(text));
  const heading = named.success ? named.data : 'Untitled';
  const slug = toSlug(heading).slice(0, 100).replace(/-$/, '') || 'untitled';
  return { ...given, slug, title: heading };
}

/** Returns the publisher, which an annotation must declare. */
export function declaredPublisher({ publisher }: DraftedSource, { organizations }: Known) {
  const one = organizations.find(({ slug }) => slug === publisher);
  return one ? [{ collection: 'organizations', key: one.slug, claim: { name: one.name, kind: one.kind } }] : [];
}

/** Returns null for a proposal that may be wrong as a whole. */
function written(proposal: DraftedProposal): Written | null {
  const { claim, confidence, doubted } = proposal;
  if (confidence >= SURE) return { ...proposal, left: {} };
  if (doubted.length === 0) return null;
  const [sure, left] = [false, true].map((isLeft) =>
    Object.fromEntries(Object.entries(claim).filter(([field]) => doubted.includes(field) === isLeft)),
  ) as [Claim, Claim];
  return { ...proposal, claim: sure, left };
}

/** Puts a comment before the node at a path. */
function comment(document: Document, path: Path, words: string): void {
  const holder = document.getIn(path.slice(0, -1), true);
  const step = path.at(-1)!;
  if (isSeq(holder)) (holder.items[step as number] as YAMLMap).commentBefore = ` ${words}`;
  if (isMap(holder)) pairAt(holder, step).key.commentBefore = ` ${words}`;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '');
  return line?.trim().slice(0, 500) ?? '';
}
