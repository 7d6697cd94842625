import { SignJWT, type JWTPayload } from 'jose';

/** What the servers of tests verify tokens with. */
export const JWT_SECRET = 'a secret that is long enough for anybody';

/** A token of Anna, an editor, for an hour; unless claimed otherwise. */
export function sign(claims: JWTPayload = {}): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  return new SignJWT({ sub: 'anna', role: 'editor', iss: 'communique', aud: 'communique', exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(JWT_SECRET));
}

/** A header of somebody who has signed in. */
export async function signedIn(role: 'reader' | 'editor' | 'admin', claims: JWTPayload = {}): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await sign({ role, ...claims })}` };
}
