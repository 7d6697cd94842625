import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';

const DEFAULTS = {
  port: 4000,
  host: '127.0.0.1',
  databaseUrl: null,
  dataDir: './data',
  compiler: true,
  logLevel: 'info',
};

test('has a default for every variable', () => {
  expect(readConfig({})).toEqual(DEFAULTS);
});

test('takes an empty variable for an absent one', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', DATA_DIR: '', COMPILER: '', LOG_LEVEL: '' })).toEqual(
    DEFAULTS,
  );
});

test('reads what is given', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    DATABASE_URL: 'postgres://a:b@c/d',
    DATA_DIR: '/srv/store',
    COMPILER: 'off',
    LOG_LEVEL: 'silent',
  };
  expect(readConfig(env)).toEqual({
    port: 0,
    host: '::',
    databaseUrl: 'postgres://a:b@c/d',
    dataDir: '/srv/store',
    compiler: false,
    logLevel: 'silent',
  });
});

test('is frozen', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

test.each(['-1', '65536', '80.5', '0x50', 'http', '1e3'])('refuses port %s', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow(/PORT must be a whole number from 0 to 65535/);
});

test.each(['mysql://host/name', 'postgresql://', 'host:5432', 'postgresql://a:b:c@@/x y z:1:2'])(
  'refuses database URL %s',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL })).toThrow(/DATABASE_URL must be a URL such as/);
  },
);

test('names every bad variable and what it may be, and never the password', () => {
  const env = { PORT: '4000a', HOST: 'two words', DATABASE_URL: 'mysql://me:secret@host', LOG_LEVEL: 'loud' };
  const error = catchError(() => readConfig(env));
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.message).toMatch(
    /PORT must .* HOST must .* DATABASE_URL must .* LOG_LEVEL must be one of fatal, .* silent/,
  );
  expect(error.message).not.toContain('secret');
  expect(error.message).not.toContain('\n');
});

test('.env.example lists every variable with its default', async () => {
  const example = parseEnv(await readFile('.env.example', 'utf8'));
  expect(Object.keys(example).sort()).toEqual(['COMPILER', 'DATABASE_URL', 'DATA_DIR', 'HOST', 'LOG_LEVEL', 'PORT']);
  expect(readConfig(example)).toEqual(DEFAULTS);
});

function catchError(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
