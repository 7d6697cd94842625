import type { DeskDraftQuery } from '../generated/graphql.js';
import { annotationFromCells, annotationCells } from './annotation-cells.js';
import { isSameJson, cellText, type Cells, type Fields } from './cells.js';

export type LoadedDraft = NonNullable<DeskDraftQuery['draft']>;
export type LoadedProposal = LoadedDraft['proposals'][number];

/** Returns the editable content of a draft as cells. Null if the annotation cannot be parsed. */
export function draftCells({ title, keepText, annotationJson, proposals }: LoadedDraft): Cells | null {
  if (annotationJson === null) return null;
  const cells = annotationCells(JSON.parse(annotationJson));
  cells.set('draft', { title, keepText });
  for (const { name, outcome, agreed } of proposals) {
    cells.set(`proposals/${name}`, { outcome, ...(agreed !== null && { agreed }) });
  }
  return cells;
}

/** Returns the differences from the server's version, as input for saving. Empty if nothing differs. */
export function draftChanges(cells: Cells, base: Cells, proposals: readonly LoadedProposal[]) {
  const [now, before] = [cells, base].map((each) => JSON.stringify(annotationFromCells(each).annotation));
  const [own, saved] = [cells, base].map((each): Fields => each.get('draft') ?? {});
  const outcomes = proposals.flatMap(({ isHeldBack: _, ...proposal }) => {
    const [decided, old] = [cells, base].map((each) => each.get(`proposals/${proposal.name}`));
    return !decided || isSameJson(decided, old)
      ? []
      : [{ ...proposal, ...(decided as Pick<LoadedProposal, 'outcome' | 'agreed'>) }];
  });
  return {
    ...(now !== before && { annotationJson: now }),
    ...(own!['title'] !== saved!['title'] && { title: cellText(own!['title']) }),
    ...(own!['keepText'] !== saved!['keepText'] && { keepText: own!['keepText'] === true }),
    ...(outcomes.length > 0 && { proposals: outcomes }),
  };
}
