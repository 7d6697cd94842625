import { Button } from '../../forms/controls.js';
import { apply } from '../../state/cells.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { excerpt } from '../labels.js';
import type { Work } from '../work.js';
import { addedLabels } from './needed.js';
import { acceptable, acceptOffer, oneByOne } from './proposals.js';

/** Lists what accepting the sure proposals in view adds, and asks for confirmation. */
export function SureOffer({ work, offer }: { work: Work; offer: readonly LoadedProposal[] }) {
  const { count, changes } = acceptable(work, offer);
  const close = () => {
    work.offer = null;
    work.tell();
  };
  return (
    <dialog ref={openModal} class="help" aria-labelledby="sure" onClose={close}>
      <h2 id="sure">Accept the sure proposals in view?</h2>
      <ul>
        {addedLabels(work.cells, apply(work.cells, changes), work, '').map((label) => (
          <li key={label}>
            <bdi>{excerpt(label)}</bdi>
          </li>
        ))}
      </ul>
      {count < offer.length && <p class="aside">{oneByOne(offer.length - count)}</p>}
      <p class="buttons">
        <Button label={`Accept ${count}`} class="main" onClick={() => acceptOffer(work)} />
        <Button label="Cancel" letter="Esc" onClick={close} />
      </p>
    </dialog>
  );
}

/** A constant, so that the ref runs only when the dialog appears. */
function openModal(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}
