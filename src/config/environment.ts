import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { ISSUER_ALGORITHMS, tokenSettings } from './token-settings.js';
import {
  addressRanges,
  commaSeparated,
  isKeySetUrl,
  isOrigin,
  isPercentEncoded,
  isPostgresqlUrl,
  onOrOff,
  optional,
  urlOrigin,
  PERCENT_RULE,
  postgresqlUrl,
  secret,
  wholeNumber,
} from './variables.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const REPLICAS_RULE =
  'must be URLs such as postgresql://user:password@host:5432/database, separated by commas (%2C for a comma in a password)';
const PORT_RULE = 'must be a whole number from 0 to 65535 (0: any free port), or empty for PORT';
const PER_CLIENT_RULE = 'must be a whole number from 1 to 1000000, or empty for a tenth of MAX_CONNECTIONS';
const ORIGIN_RULE = 'must be a URL without a path, such as https://visits.example.org';
const CORS_RULE = 'must be *, or URLs without a path such as https://visits.example.org, separated by commas';
const JWKS_URL_RULE = 'must be an https URL without a password (http only for localhost)';
const ALGORITHMS_RULE = `must be some of ${ISSUER_ALGORITHMS.join(', ')}, separated by commas`;

/**
 * The variables of the core, by setting: `maxNodes` is MAX_NODES. An empty variable counts as absent. `.env.example` lists
 * all variables.
 */
const variables = {
  port: wholeNumber(4000, 0, 65_535, ' (0: any free port)'),
  host: optional(z.string().regex(/^\S+$/, 'must be a host name or an address'), '127.0.0.1'),
  /** The port of health checks and metrics; null to serve them on `port`. */
  adminPort: optional(z.string().regex(/^\d+$/, PORT_RULE).transform(Number).pipe(z.number().max(65_535, PORT_RULE)), null),
  /** Seconds that requests in progress have to finish when the server stops. */
  drainTimeout: wholeNumber(10, 0, 600),
  /** The URL of a PostgreSQL server; null for the embedded store in `dataDir`. */
  databaseUrl: postgresqlUrl('the embedded store'),
  /** The URL of PostgreSQL itself, if `databaseUrl` points to a pooler. */
  databaseDirectUrl: postgresqlUrl('no pooler'),
  /** The URLs of the primary's standbys, which serve queries. */
  replicaUrls: commaSeparated(z.array(z.string().refine(isPostgresqlUrl, REPLICAS_RULE).refine(isPercentEncoded, PERCENT_RULE))),
  dataDir: optional(z.string(), './data'),
  /** Connections of this process to each PostgreSQL server, in addition to the one it listens on. */
  poolSize: wholeNumber(10, 1, 1_000),
  /** Seconds that a statement may run, and may wait for a lock. */
  statementTimeout: wholeNumber(30, 1, 3_600),
  lockTimeout: wholeNumber(10, 1, 3_600),
  /** Whether queries are compiled to a single statement each. If not, resolvers answer all of them. */
  compiler: onOrOff('on'),
  /** Objects that one operation may return. */
  maxNodes: wholeNumber(50_000, 1, 10_000_000),
  /** Concurrent operations of this process. */
  maxInFlight: wholeNumber(100, 1, 100_000),
  /** Client connections to this process, including idle ones. */
  maxConnections: wholeNumber(5_000, 1, 1_000_000),
  /** Client connections from a single address; null for a tenth of `maxConnections`. */
  maxConnectionsPerClient: optional(
    z
      .string()
      .regex(/^\d+$/, PER_CLIENT_RULE)
      .transform(Number)
      .pipe(z.number().min(1, PER_CLIENT_RULE).max(1_000_000, PER_CLIENT_RULE)),
    null,
  ),
  maxBodyKb: wholeNumber(1_024, 256, 65_536),
  /** Points that a client may spend per minute; 0 for no limit. */
  rateLimit: wholeNumber(10_000, 0, 1_000_000_000),
  /** Where points are counted: in this process, or in the database if several processes share them. */
  rateLimitStore: optional(z.enum(['memory', 'database'], 'must be memory or database'), 'memory'),
  /** Addresses of the proxies whose X-Forwarded-For is trusted. */
  trustProxy: addressRanges(),
  /** The path of a persisted-documents manifest. */
  trustedDocuments: optional(z.string(), null),
  trustedDocumentsOnly: onOrOff('off'),
  introspection: onOrOff('on'),
  /** The server's public URL; null to use the URL of each request. */
  publicUrl: optional(z.string().refine(isOrigin, ORIGIN_RULE).transform(urlOrigin), null),
  /** The origins whose pages may read responses; null for all. */
  corsOrigin: commaSeparated(
    z.array(
      z
        .string()
        .refine((each) => each === '*' || isOrigin(each), CORS_RULE)
        .transform(urlOrigin),
    ),
  ).transform((origins) => (origins?.includes('*') ? null : origins)),
  suggestions: onOrOff('on'),
  /**
   * The HTTP status codes of application/graphql-response+json responses: the usual ones, or those of the draft specification.
   */
  statusCodes: optional(z.enum(['usual', 'draft'], 'must be usual or draft'), 'usual'),
  /** Seconds that a request may take. A statement ends after 30 in any case. */
  requestTimeout: wholeNumber(20, 1, 30),
  responseCacheMb: wholeNumber(64, 0, 4_096),
  /** Seconds for which clients and proxies may use a public response without revalidation. */
  cacheMaxAge: wholeNumber(0, 0, 31_536_000),
  logClients: optional(z.enum(['plain', 'hashed', 'off'], 'must be plain, hashed or off'), 'plain'),
  logLevel: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  jwtSecret: secret(),
  jwksUrl: optional(z.string().refine(isKeySetUrl, JWKS_URL_RULE), null),
  jwtIssuer: optional(z.string(), 'communique'),
  jwtAudience: optional(z.string(), 'communique'),
  jwtAlgorithms: commaSeparated(z.array(z.enum(ISSUER_ALGORITHMS, ALGORITHMS_RULE))),
  jwtRoleClaim: optional(z.string(), 'role'),
};

export type EnvironmentVariables = z.infer<z.ZodObject<typeof variables>>;

export function coreSettings(read: EnvironmentVariables) {
  const { maxBodyKb, responseCacheMb, ...others } = read;
  const { jwtSecret, jwksUrl, jwtIssuer, jwtAudience, jwtAlgorithms, jwtRoleClaim, ...settings } = others;
  return {
    ...settings,
    maxConnectionsPerClient: read.maxConnectionsPerClient ?? Math.max(10, Math.ceil(read.maxConnections / 10)),
    /** The size limit of an editor's request body, in bytes. Other clients have a lower limit. */
    maxBodyBytes: maxBodyKb * 1024,
    /** The size of the response cache, in bytes; 0 for no cache. */
    responseCacheBytes: responseCacheMb * 1024 * 1024,
    jwtIssuer,
    jwtRoleClaim,
    /** How tokens are verified; null if there is no sign-in, so that the server is read-only. */
    tokens: tokenSettings({ jwtSecret, jwksUrl, jwtIssuer, jwtAudience, jwtAlgorithms, jwtRoleClaim }),
  };
}

export interface FeatureSettings {
  /** The variables by setting, such as `maxNodes` for MAX_NODES. */
  variables: z.ZodRawShape;
  /** Returns problems with combinations of values. */
  problems?(valueOf: (name: string) => string | undefined): string[];
}

export function allVariables(features: readonly { settings?: FeatureSettings }[]): z.ZodRawShape {
  return Object.assign({}, variables, ...features.map(({ settings }) => settings?.variables)) as z.ZodRawShape;
}

export function settingValues(env: NodeJS.ProcessEnv, shape: z.ZodRawShape): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(shape).map((setting) => [setting, env[settingVariable(setting)]]));
}

export function settingVariable(setting: string): string {
  return setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Returns unknown variables that look like misspellings of known ones. */
export function nearMisses(env: NodeJS.ProcessEnv, shape: z.ZodRawShape): { name: string; meant: string }[] {
  const known = Object.keys(shape).map(settingVariable);
  return Object.keys(env).flatMap((name) => {
    const meant = closest(name, known);
    return !known.includes(name) && distance(name, meant) <= (meant.length < 9 ? 1 : 2) ? [{ name, meant }] : [];
  });
}
