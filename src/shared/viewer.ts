/** In ascending order: each role includes the previous ones. */
export const ROLES = ['READER', 'EDITOR', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** A signed-in client, as described by its token. */
export interface Viewer {
  /** The issuer's unique name for the user. It matches `SUBJECT`. */
  subject: string;
  role: Role;
  /** When the token expires. */
  expires: Date;
}

/** A subject that can be stored. */
export const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

export function mayAct(viewer: Viewer, as: Role): boolean {
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(as);
}
