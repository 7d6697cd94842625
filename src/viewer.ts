/** What somebody who is signed in may do; each may do all that those before it may. */
export const ROLES = ['READER', 'EDITOR', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** Who makes a request, as their token says. */
export interface Viewer {
  /** The issuer's name for them, never another's; as `SUBJECT` has it. */
  subject: string;
  role: Role;
  /** When the token ends. */
  expires: Date;
}

/** A subject that can be stored and read. */
export const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

export function mayAct(viewer: Viewer, as: Role): boolean {
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(as);
}
