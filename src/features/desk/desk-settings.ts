import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { onOrOff, optional, secret } from '../../config/variables.js';

/** The settings for signing in to the desk. */
export interface DeskSettings {
  sessionSecret: string;
  /** The key that signs a browser in to a single local run; null elsewhere. */
  key: string | null;
  /** The server as an OpenID Connect client; null without an issuer. */
  openId: OpenIdSettings | null;
}

export interface OpenIdSettings {
  issuer: URL;
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
  scope: string;
  /** The claim of the ID token that holds the role, as in access tokens. */
  roleClaim: string;
}

export const deskVariables = {
  /** The desk's client id at the issuer, and its secret if it has one. */
  oidcClientId: optional(z.string(), null),
  oidcClientSecret: optional(z.string(), null),
  /** The scope to request. Some issuers include the role claim only with an additional scope. */
  oidcScope: optional(z.string(), 'openid'),
  /** The secret that encrypts the desk's session cookies. Must be the same in all processes. */
  sessionSecret: secret(),
  /** The key that signs a browser in to a single local run of the desk. `npm run desk` creates one. */
  deskKey: secret(),
  /** Whether `deskKey` may be sent over an unencrypted network. */
  deskKeyOverHttp: onOrOff('off'),
};

/** Returns the settings of the desk; null if no way to sign in is configured. */
export function deskSettings(read: Config): DeskSettings | null {
  const { sessionSecret, deskKey: key, oidcClientId: clientId, oidcClientSecret: clientSecret } = read;
  if (sessionSecret === null || (key === null && clientId === null)) return null;
  if (clientId === null || !URL.canParse(read.jwtIssuer)) return { sessionSecret, key, openId: null };
  const issuer = new URL(read.jwtIssuer);
  const openId = { issuer, clientId, clientSecret, scope: read.oidcScope, roleClaim: read.jwtRoleClaim };
  return { sessionSecret, key, openId };
}

/**
 * Returns the environment variables that `npm run desk` adds: a key for this run, and any required variables that are not set.
 */
export function deskOfThisRun(env: NodeJS.ProcessEnv): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64url');
  const isSet = (name: string) => Boolean(env[name]?.trim());
  return {
    DESK_KEY: secret(),
    ...(!isSet('SESSION_SECRET') && { SESSION_SECRET: secret() }),
    ...(!isSet('JWT_SECRET') && !isSet('JWKS_URL') && { JWT_SECRET: secret() }),
  };
}

/** Returns the problems with the combination of variables. */
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
      `HOST=${host} would send the key of \`npm run desk\`, which signs in an administrator, unencrypted over the network: unset HOST, set PUBLIC_URL to the https URL of a proxy, or set DESK_KEY_OVER_HTTP=on`,
    );
  }
  if (valueOf('DESK_KEY') !== undefined && !valueOf('JWT_SECRET') && !valueOf('JWKS_URL')) {
    problems.push('DESK_KEY needs JWT_SECRET or JWKS_URL: without them the server is read-only');
  }
  const issuer = valueOf('JWT_ISSUER');
  if (valueOf('OIDC_CLIENT_ID') !== undefined && issuer !== undefined && !isIssuer(issuer)) {
    problems.push('With OIDC_CLIENT_ID, JWT_ISSUER must be the https URL of the issuer, where the server finds its endpoints');
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
