import { isIP, isIPv6 } from 'node:net';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { deskSettings } from '../features/desk/desk-settings.js';
import { ISSUER_ALGORITHMS, tokenSettings } from './token-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const URL_RULE = 'must be a URL such as postgresql://user:password@host:5432/database';
const REPLICAS_RULE =
  'must be URLs such as postgresql://user:password@host:5432/database, separated by commas (%2C for one in a password)';
const PORT_RULE = 'must be a whole number from 0 to 65535 (0: any free port), or empty for PORT';
const PER_CLIENT_RULE = 'must be a whole number from 1 to 1000000, or empty for a tenth of MAX_CONNECTIONS';
const PERCENT_RULE = 'must have %25 for a percent sign in a user or password';
const PROXY_RULE = 'must be addresses (10.0.0.1, 10.0.0.0/8), separated by commas';
const ORIGIN_RULE = 'must be a URL without a path, such as https://visits.example.org';
const CORS_RULE = 'must be *, or URLs without a path such as https://visits.example.org, separated by commas';
const MODEL_URL_RULE = 'must be an http or https URL without a password, such as http://localhost:11434/v1';
const SECRET_RULE = 'must be at least 32 bytes long';
const JWKS_URL_RULE = 'must be an https URL without a password (http only for localhost)';
const ALGORITHMS_RULE = `must be some of ${ISSUER_ALGORITHMS.join(', ')}, separated by commas`;

/** Every variable that is read: `maxNodes` is MAX_NODES. An empty one counts as absent. `.env.example` lists them too. */
const variables = z.object({
  port: wholeNumber(4000, 0, 65_535, ' (0: any free port)'),
  host: optional(z.string().regex(/^\S+$/, 'must be a host name or an address'), '127.0.0.1'),
  /** The port of health checks and metrics; null: they are on `port`. */
  adminPort: optional(z.string().regex(/^\d+$/, PORT_RULE).transform(Number).pipe(z.number().max(65_535, PORT_RULE)), null),
  /** Seconds that requests under way may take when the server stops. */
  drainTimeout: wholeNumber(10, 0, 600),
  /** The URL of a PostgreSQL server; null for the embedded store in `dataDir`. */
  databaseUrl: postgresqlUrl('the embedded store'),
  /** The URL of PostgreSQL itself where `databaseUrl` is that of a pooler. */
  databaseDirectUrl: postgresqlUrl('no pooler'),
  /** The URLs of standbys of the primary, which queries are read from. */
  replicaUrls: commaSeparated(z.array(z.string().refine(isPostgresqlUrl, REPLICAS_RULE).refine(isPercentEncoded, PERCENT_RULE))),
  dataDir: optional(z.string(), './data'),
  /** Connections of this process to each PostgreSQL server, beside the one that it listens on. */
  poolSize: wholeNumber(10, 1, 1_000),
  /** Seconds that a statement may take, and wait for a lock. */
  statementTimeout: wholeNumber(30, 1, 3_600),
  lockTimeout: wholeNumber(10, 1, 3_600),
  /** Whether queries are compiled to one statement each. If not, the resolvers answer all. */
  compiler: onOrOff('on'),
  /** Objects that one operation may return. */
  maxNodes: wholeNumber(50_000, 1, 10_000_000),
  /** Concurrent operations of this process. */
  maxInFlight: wholeNumber(100, 1, 100_000),
  /** Connections of clients to this process, idle ones too. */
  maxConnections: wholeNumber(5_000, 1, 1_000_000),
  /** The same of one address; null for a part of them. */
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
  /** Where points are counted: in this process, or in the database for several processes. */
  rateLimitStore: optional(z.enum(['memory', 'database'], 'must be memory or database'), 'memory'),
  /** Addresses of the proxies whose X-Forwarded-For is trusted. */
  trustProxy: commaSeparated(z.array(z.string()).refine((each) => each.every(isAddressRange), PROXY_RULE)),
  /** The path of a manifest of persisted documents. */
  trustedDocuments: optional(z.string(), null),
  trustedDocumentsOnly: onOrOff('off'),
  introspection: onOrOff('on'),
  playground: onOrOff('on'),
  /** Whether there are pages for readers beside the API. */
  pages: onOrOff('on'),
  /** The address at which people reach the server; null for that of the request. */
  publicUrl: optional(z.string().refine(isOrigin, ORIGIN_RULE).transform(originOf), null),
  /** The origins whose pages may read answers; null for all. */
  corsOrigin: commaSeparated(
    z.array(
      z
        .string()
        .refine((each) => each === '*' || isOrigin(each), CORS_RULE)
        .transform(originOf),
    ),
  ).transform((origins) => (origins?.includes('*') ? null : origins)),
  /** Whether a second person must publish a draft. */
  review: onOrOff('off'),
  /** The API of a model that is asked beside the rules when a text is drafted, the model's name, and the key. */
  draftModelUrl: optional(z.string().refine(isModelUrl, MODEL_URL_RULE), null),
  draftModel: optional(z.string(), null),
  draftModelKey: optional(z.string(), null),
  /** The path of the weights that were learned from drafts; null for those set by hand. */
  draftWeights: optional(z.string(), null),
  suggestions: onOrOff('on'),
  /** Whether assistants have tools that search the schema and execute any query. */
  mcpQuery: onOrOff('off'),
  /** Whether this process sends to webhooks. */
  webhooks: onOrOff('on'),
  /** Addresses that are not public, to which webhooks may lead all the same, by http too. */
  webhookPrivateAddresses: commaSeparated(z.array(z.string()).refine((each) => each.every(isAddressRange), PROXY_RULE)),
  /** Seconds that a request may take. A statement ends after 30 in any case. */
  requestTimeout: wholeNumber(20, 1, 30),
  /** Exports of one client at once. */
  exportsPerClient: wholeNumber(2, 1, 50),
  /** Seconds that an export may take. */
  exportTimeout: wholeNumber(1_800, 1, 86_400),
  /** Bytes of an export that its client must take a second. */
  exportLeastRate: wholeNumber(8_000, 0, 1_000_000_000),
  /** Megabytes of the disk for what is read ahead of clients. */
  exportSpoolMb: wholeNumber(1_024, 0, 1_048_576),
  responseCacheMb: wholeNumber(64, 0, 4_096),
  /** Seconds for which clients and proxies may use a public response without revalidation. */
  cacheMaxAge: wholeNumber(0, 0, 31_536_000),
  liveConnections: wholeNumber(1_000, 0, 1_000_000),
  liveConnectionsPerClient: wholeNumber(50, 0, 1_000_000),
  /** How the log shows who asked. */
  logClients: optional(z.enum(['plain', 'hashed', 'off'], 'must be plain, hashed or off'), 'plain'),
  logLevel: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  jwtSecret: optional(
    z.string().refine((secret) => Buffer.byteLength(secret) >= 32, SECRET_RULE),
    null,
  ),
  jwksUrl: optional(z.string().refine(isKeySetUrl, JWKS_URL_RULE), null),
  jwtIssuer: optional(z.string(), 'communique'),
  jwtAudience: optional(z.string(), 'communique'),
  jwtAlgorithms: commaSeparated(z.array(z.enum(ISSUER_ALGORITHMS, ALGORITHMS_RULE))),
  jwtRoleClaim: optional(z.string(), 'role'),
  /** The client of the issuer by which browsers sign in to the desk, and its secret if it has one. */
  oidcClientId: optional(z.string(), null),
  oidcClientSecret: optional(z.string(), null),
  /** What it asks the issuer for: the claim with the role may need another scope. */
  oidcScope: optional(z.string(), 'openid'),
  /** What the cookies of the desk's sessions are encrypted with. All processes have the same. */
  sessionSecret: optional(
    z.string().refine((secret) => Buffer.byteLength(secret) >= 32, SECRET_RULE),
    null,
  ),
  /** Signs a browser in to the desk, for one run on a laptop: `npm run desk` makes one. */
  deskKey: optional(
    z.string().refine((key) => Buffer.byteLength(key) >= 32, SECRET_RULE),
    null,
  ),
  /** Whether that key may cross a network unencrypted. */
  deskKeyOverHttp: onOrOff('off'),
});

export type Variables = z.infer<typeof variables>;

export const environment = variables.transform((read) => {
  const { maxBodyKb, responseCacheMb, liveConnections, liveConnectionsPerClient, ...others } = read;
  const { exportsPerClient, exportTimeout, exportLeastRate, exportSpoolMb, ...more } = others;
  const { oidcClientId, oidcClientSecret, oidcScope, sessionSecret, deskKey, ...rest } = more;
  const { draftModelUrl, draftModel, draftModelKey, ...plain } = rest;
  const { jwtSecret, jwksUrl, jwtIssuer, jwtAudience, jwtAlgorithms, jwtRoleClaim, ...settings } = plain;
  return {
    ...settings,
    /** The model that is asked when a text is drafted; null for none, and then nothing is sent anywhere. */
    draftModel: draftModelUrl && draftModel ? { url: draftModelUrl, name: draftModel, key: draftModelKey } : null,
    maxConnectionsPerClient: read.maxConnectionsPerClient ?? Math.max(10, Math.ceil(read.maxConnections / 10)),
    /** Bytes of an editor's request body. Other clients have a lower limit. */
    maxBodyBytes: maxBodyKb * 1024,
    /** The size of the response cache; 0 for no cache. */
    responseCacheBytes: responseCacheMb * 1024 * 1024,
    /** Concurrent connections for subscriptions. */
    liveConnections: { total: liveConnections, perClient: liveConnectionsPerClient },
    /** Exports: how many a client may have at once, how long, how fast, and the disk that they may take. */
    exports: {
      perClient: exportsPerClient,
      seconds: exportTimeout,
      leastRate: exportLeastRate,
      spoolBytes: exportSpoolMb * 1024 * 1024,
    },
    /** How browsers sign in to the desk; null if there is none. */
    desk: deskSettings({ jwtIssuer, jwtRoleClaim, oidcClientId, oidcClientSecret, oidcScope, sessionSecret, deskKey }),
    /** How tokens are verified; null if there is no sign-in and the server is read-only. */
    tokens: tokenSettings({ jwtSecret, jwksUrl, jwtIssuer, jwtAudience, jwtAlgorithms, jwtRoleClaim }),
  };
});

/** The values of an environment by the names of settings. */
export function valuesOf(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(variables.shape).map((setting) => [setting, env[variableOf(setting)]]));
}

export function variableOf(setting: string): string {
  return setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Variables that are not read, and look like misspelt ones that are. */
export function nearMisses(env: NodeJS.ProcessEnv): { name: string; meant: string }[] {
  const known = Object.keys(variables.shape).map(variableOf);
  return Object.keys(env).flatMap((name) => {
    const meant = closest(name, known);
    return !known.includes(name) && distance(name, meant) <= (meant.length < 9 ? 1 : 2) ? [{ name, meant }] : [];
  });
}

function optional<Output, Default>(value: z.ZodType<Output, string>, fallback: Default) {
  return z.preprocess(
    (text) => (typeof text === 'string' && text.trim()) || undefined,
    value.optional().transform((given): Output | Default => given ?? fallback),
  );
}

function postgresqlUrl(none: string) {
  const url = z.string().refine(isPostgresqlUrl, `${URL_RULE}, or empty for ${none}`);
  return optional(url.refine(isPercentEncoded, PERCENT_RULE), null);
}

function onOrOff(fallback: 'on' | 'off') {
  return optional(z.enum(['on', 'off'], 'must be on or off'), fallback).transform((value) => value === 'on');
}

function wholeNumber(fallback: number, least: number, most: number, note = '') {
  const rule = `must be a whole number from ${least} to ${most}${note}`;
  return optional(z.string().regex(/^\d+$/, rule).transform(Number).pipe(z.number().min(least, rule).max(most, rule)), fallback);
}

function commaSeparated<Item>(list: z.ZodType<Item[], string[]>) {
  const items = z.string().transform((text) => text.split(',').map((item) => item.trim()));
  return optional(items.pipe(list), null);
}

/** An IP address, or a range such as 10.0.0.0/8. */
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

function isModelUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === '';
}

function originOf(url: string): string {
  return url === '*' ? url : new URL(url).origin;
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
