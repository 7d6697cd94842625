import type { EnvironmentVariables } from './environment.js';

/** How tokens are verified. */
export interface TokenSettings {
  /** A shared secret, or the URL of the issuer's keys. */
  key: Uint8Array | URL;
  algorithms: string[];
  issuer: string;
  audience: string;
  /** The claim with the role: `role`, or a path such as `realm_access.roles`. */
  roleClaim: string;
}

/** The algorithms that an issuer may use. OpenID Connect requires RS256. */
export const ISSUER_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const SECRET_ALGORITHM = 'HS256';

type TokenVariables = Pick<
  EnvironmentVariables,
  'jwtSecret' | 'jwksUrl' | 'jwtIssuer' | 'jwtAudience' | 'jwtAlgorithms' | 'jwtRoleClaim'
>;

/** Returns null if there is no key, which means no sign-in. */
export function tokenSettings({ jwtSecret, jwksUrl, jwtAlgorithms, ...read }: TokenVariables): TokenSettings | null {
  const claims = { issuer: read.jwtIssuer, audience: read.jwtAudience, roleClaim: read.jwtRoleClaim };
  if (jwksUrl !== null) return { key: new URL(jwksUrl), algorithms: jwtAlgorithms ?? ['RS256'], ...claims };
  if (jwtSecret === null) return null;
  return { key: new TextEncoder().encode(jwtSecret), algorithms: [SECRET_ALGORITHM], ...claims };
}

export function tokenVariableProblems(isSet: (name: string) => boolean): string[] {
  const problems: string[] = [];
  const [secret, issuer] = [isSet('JWT_SECRET'), isSet('JWKS_URL')];
  const need = (names: string[], wanted: boolean, why: string) => {
    for (const name of names) if (isSet(name) !== wanted) problems.push(`${name} ${why}`);
  };
  if (secret && issuer) problems.push('JWT_SECRET and JWKS_URL cannot both be set');
  if (issuer) need(['JWT_ISSUER', 'JWT_AUDIENCE'], true, 'must be set with JWKS_URL, since the issuer has other clients');
  else need(['JWT_ALGORITHMS'], false, `needs JWKS_URL; with JWT_SECRET the algorithm is ${SECRET_ALGORITHM}`);
  if (!secret && !issuer) {
    need(['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_ROLE_CLAIM'], false, 'needs JWT_SECRET or JWKS_URL');
  }
  return problems;
}
