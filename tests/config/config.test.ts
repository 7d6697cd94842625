import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { deskOfThisRun, deskSettings } from '../../src/features/desk/desk-settings.js';
import { allVariables, nearMisses, settingVariable } from '../../src/config/environment.js';
import { FEATURES } from '../../src/features.js';
import { ConfigError, readConfig } from '../../src/config/config.js';

const DEFAULTS = {
  port: 4000,
  host: '127.0.0.1',
  adminPort: null,
  drainTimeout: 10,
  databaseUrl: null,
  databaseDirectUrl: null,
  replicaUrls: null,
  dataDir: './data',
  poolSize: 10,
  statementTimeout: 30,
  lockTimeout: 10,
  compiler: true,
  requestTimeout: 20,
  responseCacheBytes: 67_108_864,
  cacheMaxAge: 0,
  maxNodes: 50_000,
  maxInFlight: 100,
  maxConnections: 5_000,
  maxConnectionsPerClient: 500,
  maxBodyBytes: 1_048_576,
  rateLimit: 10_000,
  rateLimitStore: 'memory',
  trustProxy: null,
  trustedDocuments: null,
  trustedDocumentsOnly: false,
  introspection: true,
  playground: true,
  mcpQuery: false,
  mcpCitations: false,
  pages: true,
  siteOwner: null,
  siteContact: null,
  siteLicence: null,
  publicUrl: null,
  corsOrigin: null,
  review: false,
  draftModelUrl: null,
  draftModel: null,
  draftModelKey: null,
  oidcClientId: null,
  oidcClientSecret: null,
  oidcScope: 'openid',
  sessionSecret: null,
  deskKey: null,
  suggestions: true,
  statusCodes: 'usual',
  webhooks: true,
  deskKeyOverHttp: false,
  webhookPrivateAddresses: null,
  liveConnections: 1_000,
  liveConnectionsPerClient: 50,
  exportsPerClient: 2,
  exportTimeout: 1_800,
  exportLeastRate: 8_000,
  exportSpoolMb: 1_024,
  jwtIssuer: 'communique',
  jwtRoleClaim: 'role',
  logClients: 'plain',
  logLevel: 'info',
  tokens: null,
};

test('has a default for every variable', () => {
  expect(readConfig({}, FEATURES)).toMatchObject(DEFAULTS);
});

test('treats an empty variable as missing', () => {
  const empty = { PORT: '', HOST: ' ', DATABASE_URL: '', DATA_DIR: '', COMPILER: '', LOG_LEVEL: '' };
  expect(readConfig(empty, FEATURES)).toEqual(readConfig({}, FEATURES));
});

test('reads every given variable', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    ADMIN_PORT: '9100',
    DRAIN_TIMEOUT: '0',
    DATABASE_URL: 'postgres://a:b@c/d',
    DATABASE_DIRECT_URL: 'postgres://a:b@e/d',
    REPLICA_URLS: 'postgres://a:b@f/d, postgres://a:b@g/d',
    DATA_DIR: '/srv/store',
    POOL_SIZE: '4',
    STATEMENT_TIMEOUT: '60',
    LOCK_TIMEOUT: '2',
    COMPILER: 'off',
    REQUEST_TIMEOUT: '5',
    RESPONSE_CACHE_MB: '0',
    CACHE_MAX_AGE: '60',
    MAX_NODES: '1000',
    MAX_IN_FLIGHT: '7',
    MAX_CONNECTIONS: '70',
    MAX_CONNECTIONS_PER_CLIENT: '30',
    MAX_BODY_KB: '300',
    RATE_LIMIT: '0',
    RATE_LIMIT_STORE: 'database',
    TRUST_PROXY: '10.0.0.1, 10.1.0.0/16,::1',
    TRUSTED_DOCUMENTS: 'documents.json',
    TRUSTED_DOCUMENTS_ONLY: 'on',
    INTROSPECTION: 'off',
    PLAYGROUND: 'off',
    MCP_QUERY: 'on',
    MCP_CITATIONS: 'on',
    PAGES: 'off',
    SITE_OWNER: 'Archive of Visits',
    SITE_CONTACT: 'desk@visits.example.org',
    SITE_LICENCE: 'CC BY 4.0',
    PUBLIC_URL: 'https://visits.example.org/',
    CORS_ORIGIN: 'https://visits.example.org/, http://localhost:8080',
    LOG_CLIENTS: 'hashed',
    REVIEW: 'on',
    DRAFT_MODEL_URL: 'http://localhost:11434/v1',
    DRAFT_MODEL: 'small',
    SUGGESTIONS: 'off',
    STATUS_CODES: 'draft',
    WEBHOOKS: 'off',
    WEBHOOK_PRIVATE_ADDRESSES: '10.0.0.5, 10.1.0.0/16',
    LIVE_CONNECTIONS: '10',
    LIVE_CONNECTIONS_PER_CLIENT: '5',
    EXPORTS_PER_CLIENT: '1',
    EXPORT_TIMEOUT: '60',
    EXPORT_LEAST_RATE: '0',
    EXPORT_SPOOL_MB: '1',
    LOG_LEVEL: 'silent',
    JWT_SECRET: 'é'.repeat(16),
  };
  expect(readConfig(env, FEATURES)).toMatchObject({
    port: 0,
    host: '::',
    adminPort: 9_100,
    drainTimeout: 0,
    databaseUrl: 'postgres://a:b@c/d',
    databaseDirectUrl: 'postgres://a:b@e/d',
    replicaUrls: ['postgres://a:b@f/d', 'postgres://a:b@g/d'],
    dataDir: '/srv/store',
    poolSize: 4,
    statementTimeout: 60,
    lockTimeout: 2,
    compiler: false,
    requestTimeout: 5,
    responseCacheBytes: 0,
    cacheMaxAge: 60,
    maxNodes: 1_000,
    maxInFlight: 7,
    maxConnections: 70,
    maxConnectionsPerClient: 30,
    maxBodyBytes: 307_200,
    rateLimit: 0,
    rateLimitStore: 'database',
    trustProxy: ['10.0.0.1', '10.1.0.0/16', '::1'],
    trustedDocuments: 'documents.json',
    trustedDocumentsOnly: true,
    introspection: false,
    playground: false,
    mcpQuery: true,
    mcpCitations: true,
    pages: false,
    siteOwner: 'Archive of Visits',
    siteContact: 'desk@visits.example.org',
    siteLicence: 'CC BY 4.0',
    publicUrl: 'https://visits.example.org',
    corsOrigin: ['https://visits.example.org', 'http://localhost:8080'],
    logClients: 'hashed',
    review: true,
    draftModelUrl: 'http://localhost:11434/v1',
    draftModel: 'small',
    draftModelKey: null,
    oidcClientId: null,
    oidcClientSecret: null,
    oidcScope: 'openid',
    sessionSecret: null,
    deskKey: null,
    suggestions: false,
    statusCodes: 'draft',
    webhooks: false,
    deskKeyOverHttp: false,
    webhookPrivateAddresses: ['10.0.0.5', '10.1.0.0/16'],
    liveConnections: 10,
    liveConnectionsPerClient: 5,
    exportsPerClient: 1,
    exportTimeout: 60,
    exportLeastRate: 0,
    exportSpoolMb: 1,
    jwtIssuer: 'communique',
    jwtRoleClaim: 'role',
    logLevel: 'silent',
    tokens: {
      key: new TextEncoder().encode('é'.repeat(16)),
      algorithms: ['HS256'],
      issuer: 'communique',
      audience: 'communique',
      roleClaim: 'role',
    },
  });
});

test('reads how tokens of an issuer are verified', () => {
  const env = { JWKS_URL: 'https://issuer.example/keys', JWT_ISSUER: 'https://issuer.example/', JWT_AUDIENCE: 'me' };
  const { tokens } = readConfig({ ...env, JWT_ALGORITHMS: 'ES256, EdDSA', JWT_ROLE_CLAIM: 'realm_access.roles' }, FEATURES);
  expect(tokens).toEqual({
    key: new URL('https://issuer.example/keys'),
    algorithms: ['ES256', 'EdDSA'],
    issuer: 'https://issuer.example/',
    audience: 'me',
    roleClaim: 'realm_access.roles',
  });
  expect(readConfig(env, FEATURES).tokens!.algorithms).toEqual(['RS256']);
  expect(readConfig({ ...env, JWKS_URL: 'http://localhost:8080/keys' }, FEATURES).tokens).not.toBeNull();
});

test('is frozen', () => {
  expect(Object.isFrozen(readConfig({}, FEATURES))).toBe(true);
});

test.each(['-1', '65536', '80.5', '0x50', 'http', '1e3'])('refuses port %s', (PORT) => {
  expect(() => readConfig({ PORT }, FEATURES)).toThrow(/PORT must be a whole number from 0 to 65535/);
});

test.each(['mysql://host/name', 'postgresql://', 'host:5432', 'postgresql://a:b:c@@/x y z:1:2'])(
  'refuses database URL %s',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL }, FEATURES)).toThrow(/DATABASE_URL must be a URL such as .* for the embedded store/);
    const env = { DATABASE_URL: 'postgres://a/b', DATABASE_DIRECT_URL: DATABASE_URL };
    expect(() => readConfig(env, FEATURES)).toThrow(/DATABASE_DIRECT_URL must be a URL such as .* for no pooler/);
  },
);

test.each(['postgresql://u:p%ss@h/db', 'postgresql://u%:s@h/db', 'postgresql://u:p%a5s@h/db'])(
  'explains how to write a percent sign in database URL %s',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL }, FEATURES)).toThrow(
      'Invalid configuration: DATABASE_URL must have %25 for a percent sign in a user or password.',
    );
    expect(readConfig({ DATABASE_URL: DATABASE_URL.replace('%', '%25') }, FEATURES).databaseUrl).toContain('%25');
  },
);

const JWKS = { JWKS_URL: 'https://issuer.example/keys', JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'me' };
test.each<[NodeJS.ProcessEnv, ...RegExp[]]>([
  [{ JWT_SECRET: 'x'.repeat(31) }, /JWT_SECRET must be at least 32 bytes long/],
  [{ ...JWKS, JWKS_URL: 'http://issuer.example/keys' }, /JWKS_URL must be an https URL/],
  [{ ...JWKS, JWKS_URL: 'https://me:secret@issuer.example/keys' }, /JWKS_URL must be an https URL/],
  [{ ...JWKS, JWKS_URL: 'issuer.example' }, /JWKS_URL must be an https URL/],
  [{ ...JWKS, JWT_ALGORITHMS: 'RS256,none,HS256' }, /JWT_ALGORITHMS must be some of RS256, .*, separated by commas/],
  [{ JWKS_URL: JWKS.JWKS_URL }, /JWT_ISSUER must be set with JWKS_URL/, /JWT_AUDIENCE must be set with JWKS_URL/],
  [{ ...JWKS, JWT_SECRET: 'x'.repeat(32) }, /JWT_SECRET and JWKS_URL cannot both be set/],
  [{ JWT_SECRET: 'x'.repeat(32), JWT_ALGORITHMS: 'RS256' }, /JWT_ALGORITHMS needs JWKS_URL/],
  [{ JWT_AUDIENCE: 'me' }, /JWT_AUDIENCE needs JWT_SECRET or JWKS_URL/],
  [{ JWT_SECRET: 'secret', JWKS_URL: 'secret' }, /JWT_SECRET must/, /JWKS_URL must/, /cannot both/, /JWT_ISSUER must/],
])('refuses %j', (env, ...messages) => {
  const { message } = catchError(() => readConfig(env, FEATURES));
  for (const expected of messages) expect(message).toMatch(expected);
  expect(message).not.toContain('secret');
});

test.each(['10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy', '2', '::1/129'])('refuses proxy %s', (TRUST_PROXY) => {
  expect(() => readConfig({ TRUST_PROXY }, FEATURES)).toThrow(/TRUST_PROXY must be addresses/);
});

test.each(['visits.example.org', 'https://visits.example.org/path', 'ftp://visits.example.org', 'https://a:b@c.d'])(
  'refuses public URL %s',
  (PUBLIC_URL) => {
    expect(() => readConfig({ PUBLIC_URL }, FEATURES)).toThrow(/PUBLIC_URL must be a URL without a path/);
  },
);

test('refuses variables that have no effect without another', () => {
  const env = { TRUSTED_DOCUMENTS_ONLY: 'on', RATE_LIMIT_STORE: 'database', DATABASE_DIRECT_URL: 'postgres://a/b' };
  expect(() => readConfig(env, FEATURES)).toThrow(
    /TRUSTED_DOCUMENTS_ONLY=on needs TRUSTED_DOCUMENTS; RATE_LIMIT_STORE=database needs DATABASE_URL; DATABASE_DIRECT_URL needs DATABASE_URL/,
  );
});

test('names every invalid variable and its allowed values, but never the password', () => {
  const env = { PORT: '4000a', HOST: 'two words', DATABASE_URL: 'mysql://me:secret@host', LOG_LEVEL: 'loud' };
  const error = catchError(() => readConfig(env, FEATURES));
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.message).toMatch(/PORT must .* HOST must .* DATABASE_URL must .* LOG_LEVEL must be one of fatal, .* silent/);
  expect(error.message).not.toContain('secret');
  expect(error.message).not.toContain('\n');
});

test('reads how editors sign in to the desk', () => {
  const issuer = { JWKS_URL: 'https://issuer.example/keys', JWT_ISSUER: 'https://issuer.example/', JWT_AUDIENCE: 'me' };
  const client = { OIDC_CLIENT_ID: 'desk', SESSION_SECRET: 's'.repeat(32), PUBLIC_URL: 'https://visits.example.org' };
  expect(deskSettings(readConfig({ ...issuer, ...client, OIDC_SCOPE: 'openid roles' }, FEATURES))).toEqual({
    ...{ sessionSecret: 's'.repeat(32), key: null },
    openId: {
      issuer: new URL('https://issuer.example/'),
      clientId: 'desk',
      clientSecret: null,
      scope: 'openid roles',
      roleClaim: 'role',
    },
  });
  expect(deskSettings(readConfig(deskOfThisRun({}), FEATURES))).toMatchObject({
    key: expect.stringMatching(/^.{43}$/),
    openId: null,
  });
  expect(Object.keys(deskOfThisRun({ ...issuer, ...client }))).toEqual(['DESK_KEY']);
  const refused = (env: object) => () => readConfig({ ...issuer, ...client, ...env }, FEATURES);
  expect(refused({ PUBLIC_URL: '' })).toThrow('OIDC_CLIENT_ID needs PUBLIC_URL');
  expect(refused({ SESSION_SECRET: '' })).toThrow('OIDC_CLIENT_ID needs SESSION_SECRET');
  expect(refused({ SESSION_SECRET: 'short' })).toThrow('SESSION_SECRET must be at least 32 bytes long');
  expect(refused({ JWT_ISSUER: 'my-issuer' })).toThrow('JWT_ISSUER must be the https URL of the issuer');
  expect(refused({ OIDC_CLIENT_ID: '' })).toThrow('SESSION_SECRET needs OIDC_CLIENT_ID');
  expect(() => readConfig({ DESK_KEY: 'k'.repeat(32), SESSION_SECRET: 's'.repeat(32) }, FEATURES)).toThrow(
    'DESK_KEY needs JWT_SECRET or JWKS_URL',
  );
});

test.each([
  ['0.0.0.0', {}, true],
  ['::', {}, true],
  ['192.0.2.1', { PUBLIC_URL: 'http://desk.example.org' }, true],
  ['127.evil.example', {}, true],
  ['0.0.0.0', { PUBLIC_URL: 'https://desk.example.org' }, false],
  ['0.0.0.0', { DESK_KEY_OVER_HTTP: 'on' }, false],
  ['localhost', {}, false],
  ['127.0.0.2', {}, false],
  ['::1', {}, false],
])('the desk key on %s with %j is refused if it would travel unencrypted over a network: %s', (HOST, env, isRefused) => {
  const read = () => readConfig({ ...deskOfThisRun({}), HOST, ...env }, FEATURES);
  if (isRefused) expect(read).toThrow(/unencrypted over the network.*DESK_KEY_OVER_HTTP=on/);
  else expect(read).not.toThrow();
});

test('a model needs a name and an address without a password', () => {
  const refused = (env: Record<string, string>) => () => readConfig(env, FEATURES);
  expect(refused({ DRAFT_MODEL_URL: 'http://localhost:1/v1' })).toThrow('DRAFT_MODEL_URL needs DRAFT_MODEL');
  expect(refused({ DRAFT_MODEL: 'small' })).toThrow('DRAFT_MODEL needs DRAFT_MODEL_URL');
  expect(refused({ DRAFT_MODEL_KEY: 'key' })).toThrow('DRAFT_MODEL_KEY needs DRAFT_MODEL_URL');
  expect(refused({ DRAFT_MODEL_URL: 'http://a:b@localhost:1/v1', DRAFT_MODEL: 'small' })).toThrow('DRAFT_MODEL_URL must be');
  expect(refused({ DRAFT_MODEL_URL: 'file:///etc', DRAFT_MODEL: 'small' })).toThrow('DRAFT_MODEL_URL must be');
});

test('.env.example lists every variable with its default', async () => {
  const example = parseEnv(await readFile('.env.example', 'utf8'));
  expect(Object.keys(example).sort()).toEqual(Object.keys(allVariables(FEATURES)).map(settingVariable).sort());
  expect(readConfig(example, FEATURES)).toEqual(readConfig({}, FEATURES));
});

test('a variable that looks misspelled is reported, and others are not', () => {
  const env = { DATABSE_URL: 'x', DATADIR: 'x', PORTT: '1', HOME: 'x', PATH: 'x', HOSTNAME: 'x', LOG_LEVEL: 'x' };
  expect(nearMisses(env, allVariables(FEATURES))).toEqual([
    { name: 'DATABSE_URL', meant: 'DATABASE_URL' },
    { name: 'DATADIR', meant: 'DATA_DIR' },
    { name: 'PORTT', meant: 'PORT' },
  ]);
});

function catchError(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
