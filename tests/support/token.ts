import { SignJWT, type JWTPayload } from 'jose';

/** The secret with which test servers verify tokens. */
export const JWT_SECRET = 'a secret that is long enough for anybody';

/** Creates a token for the editor Anna, valid for an hour. `claims` override the defaults. */
export function sign(claims: JWTPayload = {}): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  return new SignJWT({ sub: 'anna', role: 'editor', iss: 'communique', aud: 'communique', exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(JWT_SECRET));
}

/** Returns the `Authorization` header of a signed-in user. */
export async function signedIn(role: 'reader' | 'editor' | 'admin', claims: JWTPayload = {}): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await sign({ role, ...claims })}` };
}
