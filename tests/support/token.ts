import { SignJWT } from 'jose';

/** What the servers of tests verify tokens with. */
export const JWT_SECRET = 'a secret that is long enough for anybody';

/** A header of somebody who has signed in. */
export async function signedIn(
  role: 'reader' | 'editor' | 'admin',
  subject = 'anna',
): Promise<{ authorization: string }> {
  const token = await new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuer('communique')
    .setAudience('communique')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JWT_SECRET));
  return { authorization: `Bearer ${token}` };
}
