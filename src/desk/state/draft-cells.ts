import type { DeskDraftQuery } from '../generated/graphql.js';
import { annotationOf, cellsOf } from './annotation-cells.js';
import { textOf, type Cells, type Fields } from './cells.js';

export type Draft = NonNullable<DeskDraftQuery['draft']>;
export type Proposal = Draft['proposals'][number];

/** All that editors change of a draft. Null for an annotation that is no JSON object. */
export function draftCells({ title, keepText, annotation, proposals }: Draft): Cells | null {
  const read = annotation.trim() === '' ? {} : parsed(annotation);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
  const cells = cellsOf(read);
  cells.set('draft', { title, keepText });
  for (const { name, outcome } of proposals) cells.set(`proposals/${name}`, { outcome });
  return cells;
}

/** What to save of a draft, compared with what the server has. Empty if nothing differs. */
export function changesOf(cells: Cells, base: Cells, proposals: readonly Proposal[]) {
  const [now, before] = [cells, base].map((each) => JSON.stringify(annotationOf(each).annotation, null, 2));
  const [own, saved] = [cells, base].map((each): Fields => each.get('draft') ?? {});
  const outcomes = proposals.flatMap((proposal) => {
    const [outcome, old] = [cells, base].map((each) => each.get(`proposals/${proposal.name}`)?.['outcome']);
    return outcome === old ? [] : [{ ...proposal, outcome: outcome as Proposal['outcome'] }];
  });
  return {
    ...(now !== before && { annotation: now }),
    ...(own!['title'] !== saved!['title'] && { title: textOf(own!['title']) }),
    ...(own!['keepText'] !== saved!['keepText'] && { keepText: own!['keepText'] === true }),
    ...(outcomes.length > 0 && { proposals: outcomes }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
