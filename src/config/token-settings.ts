/** How tokens are verified. */
export interface TokenSettings {
  /** A shared secret, or the URL of the issuer's keys. */
  key: Uint8Array | URL;
  algorithms: string[];
  issuer: string;
  audience: string;
  /** The claim with the role: `role`, or a path into objects such as `realm_access.roles`. */
  roleClaim: string;
}

/** The algorithms of an issuer. OpenID Connect requires RS256. */
export const ISSUER_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const SECRET_ALGORITHM = 'HS256';
const DEFAULT_NAME = 'communique';

/** Null for a variable that is not set. */
export interface TokenVariables {
  JWT_SECRET: string | null;
  JWKS_URL: string | null;
  JWT_ISSUER: string | null;
  JWT_AUDIENCE: string | null;
  JWT_ALGORITHMS: string[] | null;
  JWT_ROLE_CLAIM: string | null;
}

/** Null without a key: then there is no sign-in. */
export function tokenSettings(read: TokenVariables): TokenSettings | null {
  const issuer = read.JWT_ISSUER ?? DEFAULT_NAME;
  const audience = read.JWT_AUDIENCE ?? DEFAULT_NAME;
  const roleClaim = read.JWT_ROLE_CLAIM ?? 'role';
  if (read.JWKS_URL !== null) {
    return { key: new URL(read.JWKS_URL), algorithms: read.JWT_ALGORITHMS ?? ['RS256'], issuer, audience, roleClaim };
  }
  if (read.JWT_SECRET === null) return null;
  const key = new TextEncoder().encode(read.JWT_SECRET);
  return { key, algorithms: [SECRET_ALGORITHM], issuer, audience, roleClaim };
}

/** What is wrong with the combination of variables. */
export function tokenVariableProblems(isSet: (name: keyof TokenVariables) => boolean): string[] {
  const problems: string[] = [];
  const [secret, issuer] = [isSet('JWT_SECRET'), isSet('JWKS_URL')];
  const need = (names: (keyof TokenVariables)[], wanted: boolean, why: string) => {
    for (const name of names) if (isSet(name) !== wanted) problems.push(`${name} ${why}`);
  };
  if (secret && issuer) problems.push('JWT_SECRET and JWKS_URL cannot both be set');
  if (issuer)
    need(['JWT_ISSUER', 'JWT_AUDIENCE'], true, 'must be set with JWKS_URL, since the issuer has other clients');
  else need(['JWT_ALGORITHMS'], false, `needs JWKS_URL; with JWT_SECRET the algorithm is ${SECRET_ALGORITHM}`);
  if (!secret && !issuer) {
    need(['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_ROLE_CLAIM'], false, 'needs JWT_SECRET or JWKS_URL');
  }
  return problems;
}
