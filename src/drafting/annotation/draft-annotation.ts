import { Document, isMap, isSeq, stringify, type Pair, type YAMLMap } from 'yaml';
import { annotationOf } from '../../claims/entries.js';
import { title as titleOf } from '../../claims/kinds/fields.js';
import type { Claim } from '../../claims/kinds/kind.js';
import { slugOf } from '../../claims/slug.js';
import { CodePoints } from '../../claims/text/code-points.js';
import { sha256 } from '../../claims/text/sha256.js';
import { SURE } from '../confidence/confidence.js';
import { addFacts, keepRules } from './keep-rules.js';
import type { Known } from '../names/known.js';
import type { Proposal } from '../proposal.js';

/** What the editor knows of the source. Without a title, the first line of the text is it. */
export interface DraftedSource {
  title?: string | undefined;
  /** EDTF. */
  publishedOn?: string | undefined;
  url?: string | undefined;
  /** The slug of an organization that is known. */
  publisher?: string | undefined;
}

/** A proposal as it is written: whole, without what is not sure, or not at all but in a comment. */
type Written = Proposal & { left: Claim };

/** Writes proposals as an annotation that is valid with the text. What is not sure is a comment beside its fact. */
export function draftAnnotation(given: string, source: DraftedSource, proposals: readonly Proposal[], known: Known): string {
  const text = new CodePoints(given);
  const about = { ...sourceOf(given, source), sha256: sha256(given), length: text.length };
  const base = annotationOf([{ collection: 'source', key: '', claim: about }, ...publisherOf(source, known)]);
  const countries = new Map(known.countries.map((country) => [country.slug, country]));
  const fit = proposals.flatMap((proposal) => written(proposal) ?? []);
  const { kept } = keepRules(fit, base, { text, countries });
  const { annotation, places } = addFacts(base, kept);
  const { source: drafted, ...rest } = annotation;
  const tables = Object.entries(rest).filter(([, part]) => Object.keys(part as object).length > 0);
  const document = new Document({ source: drafted, ...Object.fromEntries(tables) }, (_, value: unknown) =>
    isEmpty(value) ? undefined : value,
  );
  for (const [path, { left, reason }] of places) comment(document, JSON.parse(path) as string[], left, reason);
  for (const { key } of (document.contents as YAMLMap<{ spaceBefore?: boolean }>).items.slice(1)) key.spaceBefore = true;
  document.commentBefore = ' A draft: read each fact before you keep it.';
  const names = new Set(kept.map(({ name }) => name));
  const unsure = proposals.filter(({ name }) => !names.has(name));
  if (unsure.length > 0) document.comment = [' Not sure:', ...unsure.map(inComment)].join('\n');
  return document.toString({ lineWidth: 0 });
}

/** The source of a draft's annotation, without the hash of its text. */
export function sourceOf(text: string, { title, ...given }: DraftedSource) {
  const named = titleOf('The title.').safeParse(title ?? firstLine(text));
  const heading = named.success ? named.data : 'Untitled';
  const slug = slugOf(heading).slice(0, 100).replace(/-$/, '') || 'untitled';
  return { ...given, slug, title: heading };
}

/** The publisher, which an annotation must declare. */
export function publisherOf({ publisher }: DraftedSource, { organizations }: Known) {
  const one = organizations.find(({ slug }) => slug === publisher);
  return one ? [{ collection: 'organizations', key: one.slug, claim: { name: one.name, kind: one.kind } }] : [];
}

/** Null for one that may be wrong as a whole. */
function written(proposal: Proposal): Written | null {
  const { claim, confidence, doubted } = proposal;
  if (confidence >= SURE) return { ...proposal, left: {} };
  if (doubted.length === 0) return null;
  const [sure, left] = [false, true].map((isLeft) =>
    Object.fromEntries(Object.entries(claim).filter(([field]) => doubted.includes(field) === isLeft)),
  ) as [Claim, Claim];
  return { ...proposal, claim: sure, left };
}

/** Sets a comment before what stands at a path: why, and what was left out. */
function comment(document: Document, path: (string | number)[], left: Claim, reason: string): void {
  const holder = document.getIn(path.slice(0, -1), true);
  const step = path.at(-1)!;
  const guessed = Object.entries(left).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  const words = [guessed.length > 0 ? `Not sure: ${reason}` : reason, ...guessed].map((line) => ` ${line}`).join('\n');
  if (isSeq(holder)) (holder.items[step as number] as YAMLMap).commentBefore = words;
  if (isMap(holder)) {
    const pair = holder.items.find(({ key }) => (key as { value: unknown }).value === step) as Pair<YAMLMap>;
    pair.key.commentBefore = words;
  }
}

function inComment({ name, claim, reason }: Proposal): string {
  const lines = stringify({ [name.split('/')[1]!]: claim }, { lineWidth: 0 })
    .trimEnd()
    .split('\n');
  return [reason, `${name.split('/')[0]}:`, ...lines.map((line) => `  ${line}`)].map((line) => ` ${line}`).join('\n');
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '');
  return line?.trim().slice(0, 500) ?? '';
}
