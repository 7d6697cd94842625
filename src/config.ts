import { isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { ISSUER_ALGORITHMS, tokenSettings, tokenVariableProblems } from './server/auth/token-settings.js';
import { OperatorError } from './operator-error.js';

export type Config = Readonly<z.infer<typeof environment>>;

/** Names every variable that is wrong, and what each may be. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PORT_RULE = 'must be a whole number from 0 to 65535 (0: any free port)';
const DATABASE_URL_RULE =
  'must be a URL such as postgresql://user:password@host:5432/database, or be empty for the embedded store';
const PERCENT_RULE = 'must have %25 for a percent sign in a user or password';

const PROXY_RULE = 'must be addresses (10.0.0.1, 10.0.0.0/8) with commas between them';
const SECRET_RULE = 'must be at least 32 bytes long';
const JWKS_URL_RULE = 'must be an https URL without a password (http only for localhost)';
const ALGORITHMS_RULE = `must be some of ${ISSUER_ALGORITHMS.join(', ')}, with commas between them`;

/** Every variable that is read, by name; an empty one counts as absent. `.env.example` lists them too. */
const environment = z
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
    COMPILER: optional(z.enum(['on', 'off'], 'must be on or off'), 'on'),
    MAX_NODES: wholeNumber(50_000, 1, 10_000_000),
    MAX_IN_FLIGHT: wholeNumber(100, 1, 100_000),
    MAX_BODY_KB: wholeNumber(1_024, 256, 65_536),
    RATE_LIMIT: wholeNumber(10_000, 0, 1_000_000_000),
    RATE_LIMIT_STORE: optional(z.enum(['memory', 'database'], 'must be memory or database'), 'memory'),
    TRUST_PROXY: optional(
      z
        .string()
        .transform(listed)
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
        .transform(listed)
        .pipe(z.array(z.enum(ISSUER_ALGORITHMS, ALGORITHMS_RULE))),
      null,
    ),
    JWT_ROLE_CLAIM: optional(z.string(), null),
  })
  .transform((read) => ({
    port: read.PORT,
    host: read.HOST,
    /** A PostgreSQL server's URL; null for the embedded store in `dataDir`. */
    databaseUrl: read.DATABASE_URL,
    dataDir: read.DATA_DIR,
    /** Whether query operations are compiled to one statement; off, the resolvers answer all. */
    compiler: read.COMPILER === 'on',
    /** Objects that one operation may give at most. */
    maxNodes: read.MAX_NODES,
    /** Operations that this process executes at once. */
    maxInFlight: read.MAX_IN_FLIGHT,
    /** Bytes of the request of an editor, who may import; anybody else's are fewer. */
    maxBodyBytes: read.MAX_BODY_KB * 1024,
    /** Points that a client may spend a minute; 0 for any number. */
    rateLimit: read.RATE_LIMIT,
    /** Where they are counted: in this process, or in the database for several. */
    rateLimitStore: read.RATE_LIMIT_STORE,
    /** The proxies whose X-Forwarded-For is believed, by their addresses. */
    trustProxy: read.TRUST_PROXY,
    /** A manifest of persisted documents. */
    trustedDocuments: read.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: read.TRUSTED_DOCUMENTS_ONLY,
    introspection: read.INTROSPECTION,
    playground: read.PLAYGROUND,
    suggestions: read.SUGGESTIONS,
    /** Seconds that a request may take. A statement ends after 30 in any case. */
    requestTimeout: read.REQUEST_TIMEOUT,
    /** What the cache of whole responses may hold; 0 for no cache. */
    responseCacheBytes: read.RESPONSE_CACHE_MB * 1024 * 1024,
    /** Seconds for which clients and proxies may keep an answer to anybody without asking again. */
    cacheMaxAge: read.CACHE_MAX_AGE,
    /** Connections for subscriptions that this process holds at once, in all and from one address. */
    liveConnections: { ofAll: read.LIVE_CONNECTIONS, ofClient: read.LIVE_CONNECTIONS_PER_CLIENT },
    logLevel: read.LOG_LEVEL,
    /** How tokens are verified; null where nobody can sign in, and the server only reads. */
    tokens: tokenSettings(read),
  }));

/** The process's configuration: its environment, and what `.env` adds to it. */
export function loadConfig(): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(`.env cannot be read: ${(error as Error).message}`);
    }
  }
  return readConfig(process.env);
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env);
  const problems = [
    ...new Set(read.error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)),
    ...partnerProblems(env),
    ...tokenVariableProblems((name) => Boolean(env[name]?.trim())),
  ];
  if (read.success && problems.length === 0) return Object.freeze(read.data);
  throw new ConfigError(`The configuration is wrong: ${problems.join('; ')}.`);
}

/** Variables that mean nothing without another. */
function partnerProblems(env: NodeJS.ProcessEnv): string[] {
  const needs = (name: string, value: string, partner: string) =>
    env[name]?.trim() === value && !env[partner]?.trim() ? [`${name} can be ${value} only with ${partner}`] : [];
  return [
    ...needs('TRUSTED_DOCUMENTS_ONLY', 'on', 'TRUSTED_DOCUMENTS'),
    ...needs('RATE_LIMIT_STORE', 'database', 'DATABASE_URL'), // the embedded store has one process
  ];
}

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

function listed(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function isAddressRange(text: string): boolean {
  const [address = '', bits = '0', ...others] = text.split('/');
  const most = isIPv6(address) ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most && others.length === 0;
}

function isKeySetUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && local)) && username === '' && password === '';
}

function isPostgresqlUrl(text: string): boolean {
  return /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text);
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
