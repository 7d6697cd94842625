import { Button } from '../../forms/controls.js';
import { apply } from '../../state/cells.js';
import { excerpt } from '../labels.js';
import type { Work } from '../work.js';
import { addedLabels } from './needed.js';
import { acceptOffer, oneByOne, type SureProposals } from './proposals.js';

/** Lists what accepting the sure proposals in view adds, and asks for confirmation. */
export function SureOffer({ work, offer }: { work: Work; offer: SureProposals }) {
  const { count, changes, cells, left } = offer;
  const close = () => {
    work.offer = null;
    work.notify();
  };
  return (
    <dialog ref={openModal} class="help" aria-labelledby="sure" onClose={close}>
      <h2 id="sure">Accept the sure proposals in view?</h2>
      <ul>
        {addedLabels(cells, apply(cells, changes), work, '').map((label) => (
          <li key={label}>
            <bdi>{excerpt(label)}</bdi>
          </li>
        ))}
      </ul>
      {left > 0 && <p class="aside">{oneByOne(left)}</p>}
      <p class="buttons">
        <Button label={`Accept ${count}`} class="main" onClick={() => acceptOffer(work)} />
        <Button label="Cancel" letter="Esc" onClick={close} />
      </p>
    </dialog>
  );
}

/** A stable function, so that the ref runs only when the dialog mounts. */
function openModal(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}
