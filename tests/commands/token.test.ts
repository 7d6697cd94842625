import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenVerifier } from '../../src/http/auth/verify.js';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import { build, start } from '../support/process.js';
import { sample } from '../support/thorough.js';

// The command as a developer runs it.

const JWT_SECRET = 'thirty-two bytes are long enough';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-token-'));
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(args: string, variables: Record<string, string> = { JWT_SECRET }) {
  const command = start('communique token', folder, variables, args ? args.split(' ') : []);
  return { code: await command.ended, ...command.output() };
}

test('prints nothing but a valid token', async () => {
  const { code, stdout, stderr } = await run('--role editor --subject anna --expires 2h');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [token, ...more] = stdout.split('\n');
  expect(more).toEqual(['']);

  const { exp, iat } = decodeJwt(token!);
  expect(exp! - iat!).toBe(7_200);
  expect(await tokenVerifier(readConfig({ JWT_SECRET }, FEATURES).tokens!)(token!)).toMatchObject({
    subject: 'anna',
    role: 'EDITOR',
  });
});

test('puts the role into the configured claim', async () => {
  const variables = { JWT_SECRET, JWT_ROLE_CLAIM: 'realm.role', JWT_AUDIENCE: 'another', JWT_ISSUER: 'me' };
  const { stdout } = await run('--role admin --subject anna', variables);
  const verify = tokenVerifier(readConfig(variables, FEATURES).tokens!);
  expect(await verify(stdout.trim())).toMatchObject({ subject: 'anna', role: 'ADMIN' });
});

const refused: [string, RegExp][] = [
  ['', /'--role <role>' not specified/],
  ['--role owner --subject anna', /'owner' is invalid\. Allowed choices are reader, editor, admin\./],
  ['--role editor', /'--subject <name>' not specified/],
  ['--role editor --subject anna --expires soon', /'soon' is invalid\. It must be a number with the unit s, m, h or d/],
  ['--role editor --subject anna --expires -1h', /'-1h' is invalid/],
  ['--role editor --subject anna --name anna', /unknown option '--name'/],
  ['--role editor --subject anna anna', /too many arguments/],
];

test.each(sample(refused, 6))('reports the error in "%s"', async (args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim()).toMatch(message);
  expect(stderr.trim()).not.toContain('\n');
});

const unconfigured: [object, RegExp][] = [
  [{}, /^JWT_SECRET is not set\. Set one in \.env, such as JWT_SECRET=\S{43}$/],
  [{ JWKS_URL: 'https://issuer.example/keys', JWT_ISSUER: 'a', JWT_AUDIENCE: 'b' }, /^The issuer at issuer\.example/],
];

test.each(sample(unconfigured, 2))('reports the error in the configuration %j', async (variables, message) => {
  const { code, stderr } = await run('--role editor --subject anna', variables as Record<string, string>);
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(message);
});
