import { useState } from 'preact/hooks';
import { DeskDiscardDocument, DeskPublishDocument, DeskReturnDocument, DeskSubmitDocument } from '../generated/graphql.js';
import { Button } from '../forms/controls.js';
import { ask } from '../keep/ask.js';
import { openAsDraft } from '../keep/open-as-draft.js';
import { cleaned } from '../queue/cleaned.js';
import type { LoadedDraft } from '../state/draft-cells.js';
import type { Work } from './work.js';

interface Answer {
  draft?: Partial<LoadedDraft> | null;
  errors: readonly { message: string }[];
}

/** The state of the draft, and the actions on it as a whole: submit, return, publish, discard. */
export function Review({ work }: { work: Work }) {
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const { draft, editor } = work;
  const mayPublish = editor.review ? draft.state === 'IN_REVIEW' && draft.submittedBy !== editor.subject : true;

  /** Saves pending changes first, since the action applies to the saved draft. */
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
              <Button label="Return …" disabled={isBlocked} onClick={() => setNote('')} />
              {!work.isEditing && <Button label="Take it back to edit" onClick={() => work.edit()} />}
            </>
          ) : (
            <Button label="Submit for review" disabled={isBlocked} onClick={() => void submit()} />
          )}
          {mayPublish && (
            <Button
              label="Publish"
              class="main"
              disabled={isBlocked || work.problems.length > 0}
              onClick={() => void publish()}
            />
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
            <Button label="Cancel" onClick={() => setNote(null)} />
          </p>
        </form>
      )}
    </div>
  );
}

/** Needs two presses, since a discarded draft cannot be restored. */
function Discard({ onDiscard }: { onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <Button label="Discard …" onClick={() => setAsked(true)} />;
  return (
    <>
      <Button label="Discard for good" onClick={onDiscard} />
      <Button label="Keep it" onClick={() => setAsked(false)} />
    </>
  );
}

/** The actions on a published draft, whose facts now belong to the source. */
export function Published({ draft: { source, keepText } }: { draft: LoadedDraft }) {
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
              <label for="text-again">
                We cannot republish this text. To see its facts in place, paste the text again, unchanged
              </label>
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
