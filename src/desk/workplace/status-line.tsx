import type { Status, Work } from './work.js';

const SAID: Record<Status, (work: Work) => string> = {
  saved: ({ draft }) => `Saved, version ${draft.version}.`,
  waiting: () => 'Not saved yet.',
  saving: () => 'Saving …',
  unreachable: () => 'The server does not answer. Your work is kept in this browser, and saved when it answers.',
  'signed-out': () => 'Your session has ended. Your work is kept in this browser: sign in in another tab.',
  conflict: ({ draft }) => `${draft.updatedBy} changed the same: choose below. Your work is kept in this browser.`,
  refused: () => 'Not saved.',
};

/** How far the draft is saved, what it lacks, and what the last key did. */
export function StatusLine({ work }: { work: Work }) {
  const { status, problems, isChecked, caret } = work;
  const words = caret ? work.places.slice(caret) : '';
  const short = words.length > 60 ? `${words.slice(0, 40)} … ${words.slice(-15)}` : words;
  return (
    <p class="status" role="status" data-status={status}>
      {SAID[status](work)} {isChecked && work.draft.state !== 'PUBLISHED' && `${problemCount(problems.length)}. `}
      {work.notice !== '' && <bdi class="said-last">{work.notice} </bdi>}
      {words !== '' && (
        <span class="hidden">
          Selected: <bdi>{short}</bdi>
        </span>
      )}
      {status === 'signed-out' && (
        <a href="/desk" target="_blank" rel="noopener">
          Sign in
        </a>
      )}
    </p>
  );
}

function problemCount(count: number): string {
  if (count === 0) return 'No problems';
  return count === 1 ? '1 problem' : `${count} problems`;
}
