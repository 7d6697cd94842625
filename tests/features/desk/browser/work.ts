import type { LoadedDraft, LoadedProposal } from '../../../../src/features/desk/browser/state/draft-cells.js';
import { draftCells } from '../../../../src/features/desk/browser/state/draft-cells.js';
import { acceptOffer, offerSure } from '../../../../src/features/desk/browser/workplace/proposals/proposals.js';
import { Work } from '../../../../src/features/desk/browser/workplace/work.js';

/** A draft that is edited without a browser, local storage or a server. */
export function workOn({ text = '', proposals = [], ...annotation }: WorkOn): Work {
  const draft: LoadedDraft = {
    ...{ slug: 'draft', title: 'A draft', state: 'DRAFT', version: 1, keepText: false, annotationVersion: 'none' },
    ...{ note: null, updatedBy: 'anna', submittedBy: null, source: null },
    ...{ text, annotationJson: JSON.stringify(annotation), proposals },
  } as LoadedDraft;
  return new Work(draft, { subject: 'anna', review: false }, draftCells(draft)!);
}

/** Lists the sure proposals in view, and then accepts them. */
export function acceptSure(work: Work): void {
  offerSure(work);
  acceptOffer(work);
}

interface WorkOn {
  text?: string;
  proposals?: LoadedProposal[];
  [part: string]: unknown;
}

export function proposal(name: string, type: string, key: object, claim: object): LoadedProposal {
  const judged = { reason: '', confidence: 0.95, proposedBy: 'rules', isHeldBack: false, agreed: null, outcome: 'OPEN' };
  return { ...{ name, type, key, claim, passages: [] }, ...judged } as unknown as LoadedProposal;
}
