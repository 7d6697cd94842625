/** What a token must be to be believed. */
export interface TokenSettings {
  /** A secret shared with whoever signs, or where an issuer publishes its keys. */
  key: Uint8Array | URL;
  algorithms: string[];
  issuer: string;
  audience: string;
  /** The claim that names the role: `role`, or a path into objects such as `realm_access.roles`. */
  roleClaim: string;
}

/** An issuer's signatures; RS256 is what OpenID Connect has every issuer offer. */
export const ISSUER_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const SECRET_ALGORITHM = 'HS256';
const OWN_NAME = 'communique';

/** The variables as they are read, each by itself; null where it is not set. */
export interface TokenVariables {
  JWT_SECRET: string | null;
  JWKS_URL: string | null;
  JWT_ISSUER: string | null;
  JWT_AUDIENCE: string | null;
  JWT_ALGORITHMS: string[] | null;
  JWT_ROLE_CLAIM: string | null;
}

/** Null where there is no key, and so nobody can sign in. */
export function tokenSettings(read: TokenVariables): TokenSettings | null {
  const issuer = read.JWT_ISSUER ?? OWN_NAME;
  const audience = read.JWT_AUDIENCE ?? OWN_NAME;
  const roleClaim = read.JWT_ROLE_CLAIM ?? 'role';
  if (read.JWKS_URL !== null) {
    return { key: new URL(read.JWKS_URL), algorithms: read.JWT_ALGORITHMS ?? ['RS256'], issuer, audience, roleClaim };
  }
  if (read.JWT_SECRET === null) return null;
  const key = new TextEncoder().encode(read.JWT_SECRET);
  return { key, algorithms: [SECRET_ALGORITHM], issuer, audience, roleClaim };
}

/** What is wrong with the variables together, whatever each of them is. */
export function tokenVariableProblems(isSet: (name: keyof TokenVariables) => boolean): string[] {
  const problems: string[] = [];
  if (isSet('JWT_SECRET') && isSet('JWKS_URL')) {
    problems.push('JWT_SECRET and JWKS_URL cannot both be set: tokens are verified by one of them');
  }
  if (isSet('JWKS_URL')) {
    for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const) {
      if (!isSet(name)) problems.push(`${name} must be set with JWKS_URL: the issuer signs for others too`);
    }
  } else if (isSet('JWT_ALGORITHMS')) {
    problems.push(`JWT_ALGORITHMS is for JWKS_URL; with JWT_SECRET the algorithm is ${SECRET_ALGORITHM}`);
  }
  if (!isSet('JWT_SECRET') && !isSet('JWKS_URL')) {
    for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_ROLE_CLAIM'] as const) {
      if (isSet(name)) problems.push(`${name} needs JWT_SECRET or JWKS_URL, which hold the key`);
    }
  }
  return problems;
}
