import type { VNode } from 'preact';
import type { View } from '../page.js';

/** What the first page of the desk shows. */
export interface DeskProps {
  /** Null for nobody. */
  viewer: { subject: string; role: string } | null;
  /** Whether there is an issuer to sign in at. */
  canSignIn: boolean;
  drafts: readonly { slug: string; title: string; state: string; updatedBy: string; updatedAt: Date }[];
}

const STATES: Record<string, string> = { DRAFT: 'Draft', IN_REVIEW: 'In review', RETURNED: 'Returned' };

/** The first page of the desk: who is signed in, and the drafts; or how to sign in. */
export function deskView({ viewer, canSignIn, drafts }: DeskProps): View {
  const main = viewer ? <Queue viewer={viewer} drafts={drafts} /> : <SignIn canSignIn={canSignIn} />;
  return { title: 'Desk', description: 'For editors.', main: () => main };
}

/** A page that says one thing, and leads back to the desk. */
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
      <p class="deck">Editors prepare annotations here. Everybody can read the rest of the site without signing in.</p>
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

function Queue({ viewer, drafts }: Pick<DeskProps, 'drafts'> & { viewer: NonNullable<DeskProps['viewer']> }): VNode {
  return (
    <>
      <div class="lead">
        <h1>Desk</h1>
        <form method="post" action="/desk/sign-out">
          Signed in as <bdi>{viewer.subject}</bdi> ({viewer.role.toLowerCase()}). <button type="submit">Sign out</button>
        </form>
      </div>
      {drafts.length === 0 ? <p>No drafts.</p> : <Drafts drafts={drafts} />}
    </>
  );
}

function Drafts({ drafts }: Pick<DeskProps, 'drafts'>): VNode {
  return (
    <table>
      <caption>Drafts, the last changed first</caption>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">State</th>
          <th scope="col">Changed by</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ slug, title, state, updatedBy, updatedAt }) => (
          <tr key={slug}>
            <th scope="row" dir="auto">
              {title}
            </th>
            <td>{STATES[state] ?? state}</td>
            <td>
              <bdi>{updatedBy}</bdi>
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
