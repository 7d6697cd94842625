import { z } from 'zod';
import { isAddressRange, isKeySetUrl, isPercentEncoded, isPostgresqlUrl } from './formats.js';
import { ISSUER_ALGORITHMS, tokenSettings } from './token-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PORT_RULE = 'must be a whole number from 0 to 65535 (0: any free port)';
const DATABASE_URL_RULE =
  'must be a URL such as postgresql://user:password@host:5432/database, or empty for the embedded store';
const PERCENT_RULE = 'must have %25 for a percent sign in a user or password';
const PROXY_RULE = 'must be addresses (10.0.0.1, 10.0.0.0/8), separated by commas';
const SECRET_RULE = 'must be at least 32 bytes long';
const JWKS_URL_RULE = 'must be an https URL without a password (http only for localhost)';
const ALGORITHMS_RULE = `must be some of ${ISSUER_ALGORITHMS.join(', ')}, separated by commas`;

/** Every variable that is read, by name. An empty one counts as absent. `.env.example` lists them too. */
export const environment = z
  .object({
    PORT: optional(
      z.string().regex(/^\d+$/, PORT_RULE).transform(Number).pipe(z.number().max(65_535, PORT_RULE)),
      4000,
    ),
    HOST: optional(z.string().regex(/^\S+$/, 'must be a host name or an address'), '127.0.0.1'),
    DATABASE_URL: optional(
      z.string().refine(isPostgresqlUrl, DATABASE_URL_RULE).refine(isPercentEncoded, PERCENT_RULE),
      null,
    ),
    DATA_DIR: optional(z.string(), './data'),
    COMPILER: onOrOff('on'),
    MAX_NODES: wholeNumber(50_000, 1, 10_000_000),
    MAX_IN_FLIGHT: wholeNumber(100, 1, 100_000),
    MAX_BODY_KB: wholeNumber(1_024, 256, 65_536),
    RATE_LIMIT: wholeNumber(10_000, 0, 1_000_000_000),
    RATE_LIMIT_STORE: optional(z.enum(['memory', 'database'], 'must be memory or database'), 'memory'),
    TRUST_PROXY: optional(
      z
        .string()
        .transform(commaSeparated)
        .refine((each) => each.every(isAddressRange), PROXY_RULE),
      null,
    ),
    TRUSTED_DOCUMENTS: optional(z.string(), null),
    TRUSTED_DOCUMENTS_ONLY: onOrOff('off'),
    INTROSPECTION: onOrOff('on'),
    PLAYGROUND: onOrOff('on'),
    SUGGESTIONS: onOrOff('on'),
    REQUEST_TIMEOUT: wholeNumber(20, 1, 30),
    RESPONSE_CACHE_MB: wholeNumber(64, 0, 4_096),
    CACHE_MAX_AGE: wholeNumber(0, 0, 31_536_000),
    LIVE_CONNECTIONS: wholeNumber(1_000, 0, 1_000_000),
    LIVE_CONNECTIONS_PER_CLIENT: wholeNumber(50, 0, 1_000_000),
    LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
    JWT_SECRET: optional(
      z.string().refine((secret) => Buffer.byteLength(secret) >= 32, SECRET_RULE),
      null,
    ),
    JWKS_URL: optional(z.string().refine(isKeySetUrl, JWKS_URL_RULE), null),
    JWT_ISSUER: optional(z.string(), null),
    JWT_AUDIENCE: optional(z.string(), null),
    JWT_ALGORITHMS: optional(
      z
        .string()
        .transform(commaSeparated)
        .pipe(z.array(z.enum(ISSUER_ALGORITHMS, ALGORITHMS_RULE))),
      null,
    ),
    JWT_ROLE_CLAIM: optional(z.string(), null),
  })
  .transform((read) => ({
    port: read.PORT,
    host: read.HOST,
    /** The URL of a PostgreSQL server; null for the embedded store in `dataDir`. */
    databaseUrl: read.DATABASE_URL,
    dataDir: read.DATA_DIR,
    /** Whether queries are compiled to one statement each. If not, the resolvers answer all. */
    compiler: read.COMPILER,
    /** Objects that one operation may return. */
    maxNodes: read.MAX_NODES,
    /** Concurrent operations of this process. */
    maxInFlight: read.MAX_IN_FLIGHT,
    /** Bytes of an editor's request body. Other clients have a lower limit. */
    maxBodyBytes: read.MAX_BODY_KB * 1024,
    /** Points that a client may spend per minute; 0 for no limit. */
    rateLimit: read.RATE_LIMIT,
    /** Where points are counted: in this process, or in the database for several processes. */
    rateLimitStore: read.RATE_LIMIT_STORE,
    /** Addresses of the proxies whose X-Forwarded-For is trusted. */
    trustProxy: read.TRUST_PROXY,
    /** The path of a manifest of persisted documents. */
    trustedDocuments: read.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: read.TRUSTED_DOCUMENTS_ONLY,
    introspection: read.INTROSPECTION,
    playground: read.PLAYGROUND,
    suggestions: read.SUGGESTIONS,
    /** Seconds that a request may take. A statement ends after 30 in any case. */
    requestTimeout: read.REQUEST_TIMEOUT,
    /** The size of the response cache; 0 for no cache. */
    responseCacheBytes: read.RESPONSE_CACHE_MB * 1024 * 1024,
    /** Seconds for which clients and proxies may use a public response without revalidation. */
    cacheMaxAge: read.CACHE_MAX_AGE,
    /** Concurrent connections for subscriptions. */
    liveConnections: { total: read.LIVE_CONNECTIONS, perClient: read.LIVE_CONNECTIONS_PER_CLIENT },
    logLevel: read.LOG_LEVEL,
    /** How tokens are verified; null if there is no sign-in and the server is read-only. */
    tokens: tokenSettings(read),
  }));

function optional<Output, Default>(value: z.ZodType<Output, string>, fallback: Default) {
  return z.preprocess(
    (text) => (typeof text === 'string' && text.trim()) || undefined,
    value.optional().transform((given): Output | Default => given ?? fallback),
  );
}

function onOrOff(fallback: 'on' | 'off') {
  return optional(z.enum(['on', 'off'], 'must be on or off'), fallback).transform((value) => value === 'on');
}

function wholeNumber(fallback: number, least: number, most: number) {
  const rule = `must be a whole number from ${least} to ${most}`;
  return optional(
    z.string().regex(/^\d+$/, rule).transform(Number).pipe(z.number().min(least, rule).max(most, rule)),
    fallback,
  );
}

function commaSeparated(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}
