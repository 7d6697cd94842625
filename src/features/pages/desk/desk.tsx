import type { VNode } from 'preact';
import { KINDS } from '../../../model/kinds/kinds.js';
import type { View } from '../page.js';
import { CORRECT } from './settling.js';
import { sourceUrl } from '../../../http/urls.js';

interface Listed {
  slug: string;
  title: string;
  state: string;
  updatedBy: string;
  submittedBy: string | null;
  updatedAt: Date;
  /** The slug of the source that was published from the draft; null before that. */
  source: string | null;
}

/** The props of the desk's start page. */
interface DeskProps {
  /** Null if nobody is signed in. */
  viewer: { subject: string; role: string } | null;
  /** Whether an issuer for signing in is configured. */
  canSignIn: boolean;
  drafts: readonly Listed[];
  /** Editors' decisions on sure proposals, by kind. */
  sure: readonly Sure[];
}

interface Sure {
  type: string;
  accepted: number;
  corrected: number;
  rejected: number;
}

/** The start page of the desk: the viewer and the drafts, or how to sign in. */
export function deskView({ viewer, canSignIn, drafts, sure }: DeskProps): View {
  const main = viewer ? <Queue viewer={viewer} drafts={drafts} sure={sure} /> : <SignIn canSignIn={canSignIn} />;
  return { title: 'Desk', description: 'For editors.', main: () => main };
}

interface WorkProps {
  slug: string;
  title: string;
  /** The subject of the editor who is signed in. */
  subject: string;
  /** Whether a second person must publish. */
  review: boolean;
}

/** The page of a draft, which the desk's script fills in. */
export function workView({ slug, title, subject, review }: WorkProps): View {
  const main = (
    <div id="desk" data-slug={slug} data-subject={subject} data-review={review ? 'on' : 'off'}>
      <p>Opening the draft. The desk needs JavaScript.</p>
    </div>
  );
  return { title, description: 'A draft, for editors.', main: () => main };
}

/** A page with a notice and a link to the desk. */
export function noticeView(title: string, text: string, link = 'Sign in again'): View {
  const main = (
    <div class="lead">
      <h1>{title}</h1>
      <p class="deck">{text}</p>
      <p>
        <a href="/desk">{link}</a>
      </p>
    </div>
  );
  return { title, description: title, main: () => main };
}

function SignIn({ canSignIn }: { canSignIn: boolean }): VNode {
  return (
    <div class="lead">
      <h1>Desk</h1>
      <p class="deck">Editors: sign in to add or correct sources. Reading needs no account.</p>
      {canSignIn ? (
        <p>
          <a href="/desk/sign-in">Sign in</a>
        </p>
      ) : (
        <p>Open the address that the server printed when it started.</p>
      )}
    </div>
  );
}

const QUEUES = [
  { state: 'IN_REVIEW', caption: 'In review', by: 'Submitted by' },
  { state: 'RETURNED', caption: 'Returned', by: 'Returned by' },
  { state: 'DRAFT', caption: 'Drafts', by: 'Changed by' },
  { state: 'PUBLISHED', caption: 'Recently published', by: 'Published by' },
] as const;

type QueueProps = Pick<DeskProps, 'drafts' | 'sure'> & { viewer: NonNullable<DeskProps['viewer']> };

function Queue({ viewer, drafts, sure }: QueueProps): VNode {
  return (
    <>
      <div class="lead">
        <h1>Desk</h1>
        <form method="post" action="/desk/sign-out" class="signed-in">
          Signed in as <bdi>{viewer.subject}</bdi> ({viewer.role.toLowerCase()}). <button type="submit">Sign out</button>
        </form>
      </div>
      {QUEUES.map(({ state, caption, by }) => (
        <Drafts key={state} caption={caption} by={by} drafts={latestOfSources(drafts.filter((draft) => draft.state === state))} />
      ))}
      {drafts.length === 0 && <p>No drafts yet.</p>}
      <div id="desk">
        <noscript>Creating a draft requires JavaScript.</noscript>
      </div>
      {sure.length > 0 && <SureCounts sure={sure} />}
    </>
  );
}

/** Keeps only the latest draft of each published source. `drafts` begins with the newest. */
const latestOfSources = (drafts: readonly Listed[]): Listed[] =>
  drafts.filter(({ source }, index) => source === null || drafts.findIndex((each) => each.source === source) === index);

/** "Sure" means that at most one proposal in fifty is wrong. The table shows the decisions so far. */
function SureCounts({ sure }: Pick<DeskProps, 'sure'>): VNode {
  const total = (name: 'accepted' | 'corrected' | 'rejected') => sure.reduce((sum, each) => sum + each[name], 0);
  const all = { type: 'All', accepted: total('accepted'), corrected: total('corrected'), rejected: total('rejected') };
  return (
    <table class="queue">
      <caption>What editors made of sure proposals</caption>
      <thead>
        <tr>
          {['Kind', 'Accepted', 'Corrected', 'Rejected', 'Rejected, in %'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...sure, all].map(({ type, accepted, corrected, rejected }) => (
          <tr key={type}>
            <th scope="row">{KINDS.find(({ model }) => model === type)?.label ?? type}</th>
            <td>{accepted}</td>
            <td>{corrected}</td>
            <td>{rejected}</td>
            <td>{((100 * rejected) / (accepted + corrected + rejected)).toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Drafts({ caption, by, drafts }: { caption: string; by: string; drafts: readonly Listed[] }): VNode | null {
  if (drafts.length === 0) return null;
  return (
    <table class="queue">
      <caption>
        {caption} ({drafts.length})
      </caption>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">{by}</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ slug, title, updatedBy, submittedBy, updatedAt, source }) => (
          <tr key={slug}>
            <th scope="row" dir="auto">
              <a href={source === null ? `/desk/${slug}` : sourceUrl({ slug: source })}>{title}</a>
              {source !== null && (
                <>
                  {' '}
                  <a class="aside" href={`/desk/${slug}${CORRECT}`}>
                    Correct it<span class="hidden">: {title}</span>
                  </a>
                </>
              )}
            </th>
            <td>
              <bdi>{submittedBy ?? updatedBy}</bdi>
            </td>
            <td>
              <time dateTime={updatedAt.toISOString()}>{updatedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
