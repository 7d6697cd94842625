import { useState } from 'preact/hooks';
import { openAsDraft } from '../keep/open-as-draft.js';
import { cleaned } from '../queue/cleaned.js';
import type { Draft } from '../state/draft-cells.js';

/** What can be done with a draft that is published: its facts are those of the source now. */
export function Published({ draft: { source, keepText } }: { draft: Draft }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const correct = async (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('text');
    setBusy(true);
    try {
      location.assign(`/desk/${await openAsDraft(source!.slug, typeof text === 'string' ? cleaned(text).text : '')}`);
    } catch (error) {
      setFailure((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <div class="review">
      <p>
        Published. <a href={source ? `/sources/${source.slug}` : '/sources'}>See it as readers do</a>, or go{' '}
        <a href="/desk">to the desk</a>.
      </p>
      {source && (
        <form class="note-form" onSubmit={(event) => void correct(event)}>
          {!keepText && (
            <>
              <label for="text-again">The text is not held here. To see the facts in it, paste it again as it was</label>
              <textarea id="text-again" name="text" rows={4} />
            </>
          )}
          <p class="buttons">
            <button type="submit" disabled={isBusy}>
              Correct it
            </button>
          </p>
        </form>
      )}
      {failure !== null && <p role="alert">{failure}</p>}
    </div>
  );
}
