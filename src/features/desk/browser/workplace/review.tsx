import { useEffect, useState } from 'preact/hooks';
import { DeskDiscardDocument, DeskPublishDocument, DeskReturnDocument, DeskSubmitDocument } from '../generated/graphql.js';
import { Button } from '../forms/controls.js';
import { ask } from '../keep/ask.js';
import { CORRECT } from '../../../pages/desk/settling.js';
import { useUnsaved } from '../keep/unsaved.js';
import { holdsText, openAsDraft } from '../keep/open-as-draft.js';
import { cleaned } from '../queue/cleaned.js';
import type { LoadedDraft } from '../state/draft-cells.js';
import type { Work } from './work.js';

interface Answer {
  draft?: Partial<LoadedDraft> | null;
  errors: readonly { message: string }[];
}

/** The actions on the draft as a whole: submit, return, publish, discard. */
export function Review({ work }: { work: Work }) {
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  useUnsaved(Boolean(note));
  const { draft, editor } = work;
  const mayPublish = editor.review ? draft.state === 'IN_REVIEW' && draft.submittedBy !== editor.subject : true;

  /** Saves pending changes first, since the action applies to the saved draft. */
  const carryOut = async (action: (at: { slug: string; version: number }) => Promise<Answer>) => {
    setBusy(true);
    work.nameAgain({ isLast: true });
    try {
      if (!(await work.sync.settle())) return work.notify('Some changes are not saved yet. Wait until they are, then try again.');
      const { draft: changed, errors } = await action({ slug: work.draft.slug, version: work.draft.version });
      const [error] = errors;
      if (error) work.notify(error.message);
      else if (changed) work.became(changed);
    } catch (error) {
      work.notify((error as Error).message);
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

  const isBlocked = isBusy || work.conflicts.length > 0;
  return (
    <div class="review">
      {note === null ? (
        <p class="buttons">
          {draft.state === 'IN_REVIEW' ? (
            <Button label="Return …" disabled={isBlocked} onClick={() => setNote('')} />
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
          <Button label="Back to the text" onClick={() => work.finish(false)} />
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

/** The state of the draft, if it is not simply being worked on. */
export function DraftStatus({ work }: { work: Work }) {
  const { draft } = work;
  if (draft.state === 'PUBLISHED') return <Published draft={draft} />;
  if (draft.state === 'RETURNED') {
    return (
      <p class="returned">
        Returned: <bdi>{draft.note}</bdi>
      </p>
    );
  }
  if (draft.state !== 'IN_REVIEW') return null;
  return (
    <p>
      In review, submitted by <bdi>{draft.submittedBy}</bdi>.{' '}
      {!work.isEditing && <Button label="Take it back to edit" onClick={() => work.edit()} />}
    </p>
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
export function Published({ draft: { source } }: { draft: LoadedDraft }) {
  const [isHeld, setHeld] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [text, setText] = useState('');
  useUnsaved(text !== '' && !isBusy);
  const open = async () => {
    setBusy(true);
    try {
      location.assign(`/desk/${await openAsDraft(source!.slug, cleaned(text).text)}`);
    } catch (error) {
      setFailure((error as Error).message);
      setBusy(false);
    }
  };
  const correct = (event: SubmitEvent) => {
    event.preventDefault();
    void open();
  };
  useEffect(() => document.getElementById('done')!.focus(), []);
  useEffect(() => {
    if (source) holdsText(source.slug).then(setHeld, () => setHeld(false)); // if the request fails, the text can be pasted
  }, [source]);
  useEffect(() => {
    if (isHeld && location.hash === CORRECT) void open();
  }, [isHeld]);
  return (
    <div class="review">
      <p tabIndex={-1} id="done">
        Published. <a href={source ? `/sources/${source.slug}` : '/sources'}>See it as readers do</a>, or go{' '}
        <a href="/desk">to the desk</a>.
      </p>
      {source && (
        <form class="note-form" onSubmit={correct}>
          {isHeld === false && (
            <>
              <label for="text-again">
                We cannot republish this text. To see its facts in place, paste the text again, unchanged
              </label>
              <textarea id="text-again" rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </>
          )}
          <p class="buttons">
            <button type="submit" disabled={isBusy || isHeld === null}>
              Correct it
            </button>
          </p>
        </form>
      )}
      {failure !== null && <p role="alert">{failure}</p>}
    </div>
  );
}
