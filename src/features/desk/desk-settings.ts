import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { onOrOff, optional, secret } from '../../config/variables.js';

/** How browsers sign in to the desk. */
export interface DeskSettings {
  /** What sessions are encrypted with. */
  sessionSecret: string;
  /** The key of one run on a laptop, which signs a browser in; null elsewhere. */
  key: string | null;
  /** The server as a client of the issuer; null without one. */
  openId: OpenIdSettings | null;
}

export interface OpenIdSettings {
  issuer: URL;
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
  scope: string;
  /** The claim of the ID token with the role, as in tokens. */
  roleClaim: string;
}

export const deskVariables = {
  /** The client of the issuer by which browsers sign in to the desk, and its secret if it has one. */
  oidcClientId: optional(z.string(), null),
  oidcClientSecret: optional(z.string(), null),
  /** What it asks the issuer for: the claim with the role may need another scope. */
  oidcScope: optional(z.string(), 'openid'),
  /** What the cookies of the desk's sessions are encrypted with. All processes have the same. */
  sessionSecret: secret(),
  /** Signs a browser in to the desk, for one run on a laptop: `npm run desk` makes one. */
  deskKey: secret(),
  /** Whether that key may cross a network unencrypted. */
  deskKeyOverHttp: onOrOff('off'),
};

/** Null without a way to sign in. */
export function deskSettings(read: Config): DeskSettings | null {
  const { sessionSecret, deskKey: key, oidcClientId: clientId, oidcClientSecret: clientSecret } = read;
  if (sessionSecret === null || (key === null && clientId === null)) return null;
  if (clientId === null || !URL.canParse(read.jwtIssuer)) return { sessionSecret, key, openId: null };
  const issuer = new URL(read.jwtIssuer);
  const openId = { issuer, clientId, clientSecret, scope: read.oidcScope, roleClaim: read.jwtRoleClaim };
  return { sessionSecret, key, openId };
}

/** What `npm run desk` adds to the environment: a key for this run, and what else a desk needs and the operator did not set. */
export function deskOfThisRun(env: NodeJS.ProcessEnv): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64url');
  const isSet = (name: string) => Boolean(env[name]?.trim());
  return {
    DESK_KEY: secret(),
    ...(!isSet('SESSION_SECRET') && { SESSION_SECRET: secret() }),
    ...(!isSet('JWT_SECRET') && !isSet('JWKS_URL') && { JWT_SECRET: secret() }),
  };
}

/** What is wrong with the combination of variables. */
export function deskVariableProblems(valueOf: (name: string) => string | undefined): string[] {
  const problems: string[] = [];
  const need = (name: string, partners: string[], why = '') => {
    if (valueOf(name) === undefined) return;
    for (const partner of partners) if (valueOf(partner) === undefined) problems.push(`${name} needs ${partner}${why}`);
  };
  need('OIDC_CLIENT_ID', ['JWKS_URL', 'PUBLIC_URL', 'SESSION_SECRET']);
  need('OIDC_CLIENT_SECRET', ['OIDC_CLIENT_ID']);
  need('OIDC_SCOPE', ['OIDC_CLIENT_ID']);
  need('DESK_KEY', ['SESSION_SECRET']);
  if (valueOf('SESSION_SECRET') !== undefined && !valueOf('OIDC_CLIENT_ID') && !valueOf('DESK_KEY')) {
    problems.push('SESSION_SECRET needs OIDC_CLIENT_ID, or `npm run desk`');
  }
  const host = valueOf('HOST') ?? 'localhost';
  const isEncrypted = valueOf('PUBLIC_URL')?.startsWith('https:') === true;
  if (valueOf('DESK_KEY') !== undefined && !isLoopback(host) && !isEncrypted && valueOf('DESK_KEY_OVER_HTTP') !== 'on') {
    problems.push(
      `HOST=${host} would send the key of \`npm run desk\`, which signs in an administrator, unencrypted over the network: leave out HOST, set PUBLIC_URL to the https URL of a proxy, or set DESK_KEY_OVER_HTTP=on`,
    );
  }
  if (valueOf('DESK_KEY') !== undefined && !valueOf('JWT_SECRET') && !valueOf('JWKS_URL')) {
    problems.push('DESK_KEY needs JWT_SECRET or JWKS_URL: without them the server is read-only');
  }
  const issuer = valueOf('JWT_ISSUER');
  if (valueOf('OIDC_CLIENT_ID') !== undefined && issuer !== undefined && !isIssuer(issuer)) {
    problems.push('JWT_ISSUER must be the https URL of the issuer with OIDC_CLIENT_ID, which finds its addresses there');
  }
  return problems;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
