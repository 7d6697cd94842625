import type { DeskDraftQuery } from '../generated/graphql.js';
import { annotationOf, cellsOf } from './annotation-cells.js';
import { same, textOf, type Cells, type Fields } from './cells.js';

export type Draft = NonNullable<DeskDraftQuery['draft']>;
export type Proposal = Draft['proposals'][number];

/** All that editors change of a draft. Null for an annotation that cannot be parsed. */
export function draftCells({ title, keepText, annotationJson, proposals }: Draft): Cells | null {
  if (annotationJson === null) return null;
  const cells = cellsOf(JSON.parse(annotationJson));
  cells.set('draft', { title, keepText });
  for (const { name, outcome, agreed } of proposals) {
    cells.set(`proposals/${name}`, { outcome, ...(agreed !== null && { agreed }) });
  }
  return cells;
}

/** What to save of a draft, compared with what the server has. Empty if nothing differs. */
export function changesOf(cells: Cells, base: Cells, proposals: readonly Proposal[]) {
  const [now, before] = [cells, base].map((each) => JSON.stringify(annotationOf(each).annotation));
  const [own, saved] = [cells, base].map((each): Fields => each.get('draft') ?? {});
  const outcomes = proposals.flatMap(({ isHeldBack: _, ...proposal }) => {
    const [decided, old] = [cells, base].map((each) => each.get(`proposals/${proposal.name}`));
    return !decided || same(decided, old) ? [] : [{ ...proposal, ...(decided as Pick<Proposal, 'outcome' | 'agreed'>) }];
  });
  return {
    ...(now !== before && { annotationJson: now }),
    ...(own!['title'] !== saved!['title'] && { title: textOf(own!['title']) }),
    ...(own!['keepText'] !== saved!['keepText'] && { keepText: own!['keepText'] === true }),
    ...(outcomes.length > 0 && { proposals: outcomes }),
  };
}
