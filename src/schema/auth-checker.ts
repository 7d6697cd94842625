import type { AuthCheckerFn } from 'type-graphql';
import type { Context } from './context/context.js';
import { challenge, ClientError } from '../shared/errors.js';
import { mayAct, type Role } from '../shared/viewer.js';

const READ_ONLY = 'This server is read-only: it has no sign-in, so it offers no mutations and no history.';
const SIGN_IN = 'Sign in: send a bearer token in the Authorization header.';

/**
 * Allows viewers with one of the roles in `@Authorized`, or all viewers if it names no role. Runs before anything is looked
 * up, so a refusal does not reveal whether an object exists.
 */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context: { viewer, canSignIn } }, roles) => {
  if (!canSignIn) throw new ClientError('FORBIDDEN', READ_ONLY);
  if (!viewer) throw new ClientError('UNAUTHENTICATED', SIGN_IN, { headers: challenge() });
  if (roles.length === 0 || roles.some((role) => mayAct(viewer, role))) return true;
  const headers = challenge('error="insufficient_scope"');
  throw new ClientError('FORBIDDEN', `This requires the role ${roles[0]}.`, { headers });
};
