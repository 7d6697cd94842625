import type { AuthCheckerFn } from 'type-graphql';
import type { Context } from '../../context.js';
import { forbidden, readOnly, unauthenticated } from './errors.js';
import { mayAct, type Role } from '../../viewer.js';

/**
 * Lets through whoever may act in one of the roles that `@Authorized` names, or, where it names none, whoever is
 * signed in. It answers before anything is looked up, and so never tells whether a thing exists.
 */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context: { viewer, canSignIn } }, roles) => {
  if (!canSignIn) throw readOnly();
  if (!viewer) throw unauthenticated();
  if (roles.length === 0 || roles.some((role) => mayAct(viewer, role))) return true;
  throw forbidden(roles[0]!);
};
