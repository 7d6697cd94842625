import { useState } from 'preact/hooks';
import { DeskDiscardDocument, DeskPublishDocument, DeskReturnDocument, DeskSubmitDocument } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';
import type { Draft } from '../state/draft-cells.js';
import { Published } from './published.js';
import type { Work } from './work.js';

interface Answer {
  draft?: Partial<Draft> | null;
  errors: readonly { message: string; code: string }[];
}

/** How far the draft is, and what may be done with it as a whole: submit, return, publish, discard. */
export function Review({ work }: { work: Work }) {
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const { draft, editor } = work;
  const mayPublish = editor.review ? draft.state === 'IN_REVIEW' && draft.submittedBy !== editor.subject : true;

  /** Of what is saved: what waits is saved first. */
  const carryOut = async (action: (at: { slug: string; version: number }) => Promise<Answer>) => {
    setBusy(true);
    work.nameAgain();
    try {
      if (!(await work.sync.settle())) return work.tell('Not everything is saved yet. Wait until it is, then try again.');
      const { draft: changed, errors } = await action({ slug: work.draft.slug, version: work.draft.version });
      const [error] = errors;
      if (error) work.tell(error.message);
      else if (changed) work.became(changed);
    } catch (error) {
      work.tell((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const submit = () => carryOut(async (input) => (await ask(DeskSubmitDocument, { input })).submitDraft);
  const publish = () => carryOut(async (input) => (await ask(DeskPublishDocument, { input })).publishDraft);
  const giveBack = () =>
    carryOut(async (input) => (await ask(DeskReturnDocument, { input: { ...input, note: note! } })).returnDraft);
  const discard = () =>
    carryOut(async (input) => {
      const { errors } = (await ask(DeskDiscardDocument, { input })).discardDraft;
      if (errors.length === 0) location.assign('/desk');
      return { errors };
    });

  if (draft.state === 'PUBLISHED') return <Published draft={draft} />;
  const isBlocked = isBusy || work.conflicts.length > 0;
  return (
    <div class="review">
      {draft.state === 'RETURNED' && (
        <p class="returned">
          Returned: <bdi>{draft.note}</bdi>
        </p>
      )}
      {draft.state === 'IN_REVIEW' && (
        <p>
          In review, submitted by <bdi>{draft.submittedBy}</bdi>.
        </p>
      )}
      {note === null ? (
        <p class="buttons">
          {draft.state === 'IN_REVIEW' ? (
            <>
              <button type="button" disabled={isBlocked} onClick={() => setNote('')}>
                Return …
              </button>
              {!work.isEditing && (
                <button type="button" onClick={() => work.edit()}>
                  Take it back to edit
                </button>
              )}
            </>
          ) : (
            <button type="button" disabled={isBlocked} onClick={() => void submit()}>
              Submit for review
            </button>
          )}
          {mayPublish && (
            <button type="button" class="main" disabled={isBlocked || work.problems.length > 0} onClick={() => void publish()}>
              Publish
            </button>
          )}
          <Discard onDiscard={() => void discard()} />
        </p>
      ) : (
        <form
          class="note-form"
          onSubmit={(event) => {
            event.preventDefault();
            setNote(null);
            void giveBack();
          }}
        >
          <label for="note">What to correct</label>
          <textarea id="note" required rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
          <p class="buttons">
            <button type="submit">Return the draft</button>
            <button type="button" onClick={() => setNote(null)}>
              Cancel
            </button>
          </p>
        </form>
      )}
    </div>
  );
}

/** Two presses, since nothing brings a draft back. */
function Discard({ onDiscard }: { onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button type="button" onClick={() => setAsked(true)}>
        Discard …
      </button>
    );
  }
  return (
    <>
      <button type="button" onClick={onDiscard}>
        Discard for good
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        Keep it
      </button>
    </>
  );
}
