import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TokenSettings } from '../../../src/config/token-settings.js';
import { InvalidTokenError, KeysUnavailableError, tokenVerifier } from '../../../src/http/auth/verify.js';
import { CLAIMS, startIssuer, type Issuer } from './issuer.js';

const now = () => Math.floor(Date.now() / 1000);

const settings = (key: TokenSettings['key'], more: Partial<TokenSettings> = {}): TokenSettings => ({
  key,
  algorithms: key instanceof URL ? ['RS256'] : ['HS256'],
  issuer: CLAIMS.iss,
  audience: CLAIMS.aud,
  roleClaim: 'role',
  ...more,
});

describe('a token signed with the shared secret', () => {
  const secret = new TextEncoder().encode('thirty-two bytes are long enough');
  const verify = tokenVerifier(settings(secret));
  const sign = (claims: object, key: Uint8Array = secret, alg = 'HS256') =>
    new SignJWT({ ...CLAIMS, exp: now() + 60, ...claims }).setProtectedHeader({ alg }).sign(key);

  test.each([
    ['editor', 'EDITOR'],
    ['ADMIN', 'ADMIN'],
    [['viewer', 'editor'], 'EDITOR'],
    [['admin', 'editor'], 'ADMIN'],
    ['openid editor', 'EDITOR'],
    ['owner', 'READER'],
    [undefined, 'READER'],
    [7, 'READER'],
    [{ editor: true }, 'READER'],
  ])('maps the role %j to %s', async (role, expected) => {
    expect(await verify(await sign({ role }))).toMatchObject({ subject: 'anna', role: expected });
  });

  test.each([
    ['realm_access.roles', { realm_access: { roles: ['editor'] } }, 'EDITOR'],
    ['https://example.org/role', { 'https://example.org/role': 'admin' }, 'ADMIN'],
    ['a.b', { a: null }, 'READER'],
    ['a.constructor.name', { a: {} }, 'READER'],
  ])('can have its role in the claim %s', async (roleClaim, claims, role) => {
    const elsewhere = tokenVerifier(settings(secret, { roleClaim }));
    expect((await elsewhere(await sign(claims))).role).toBe(role);
  });

  test.each<[string, () => string | Promise<string>]>([
    ['a string that is not a token', () => 'nonsense'],
    ['empty parts', () => '..'],
    ['claims that are not JSON', () => 'e30.bm90IEpTT04.c2ln'],
    ['another secret', () => sign({}, new TextEncoder().encode('some other text of thirty-two by'))],
    ['another algorithm', () => sign({}, new Uint8Array(64), 'HS512')],
    ['no algorithm', () => new UnsecuredJWT({ ...CLAIMS, role: 'admin' }).setExpirationTime('1h').encode()],
    ['its claims changed', async () => changed(await sign({ role: 'editor' }), { role: 'admin' })],
    ['a token without its signature', async () => (await sign({})).replace(/[^.]+$/, '')],
    ['expired', () => sign({ exp: now() - 60 })],
    ['not yet valid', () => sign({ nbf: now() + 60 })],
    ['without an expiry', () => sign({ exp: undefined })],
    ['an expiry that is not a number', () => sign({ exp: 'never' })],
    ['for another audience', () => sign({ aud: 'another' })],
    ['for nobody', () => sign({ aud: undefined })],
    ['of another issuer', () => sign({ iss: 'https://another.example/' })],
    ['without a subject', () => sign({ sub: undefined })],
    ['a subject that is not a string', () => sign({ sub: { name: 'anna' } })],
    ['an empty subject', () => sign({ sub: '' })],
    ['a subject with a NUL', () => sign({ sub: 'anna\0' })],
    ['a subject of 256 characters', () => sign({ sub: 'a'.repeat(256) })],
    ['longer than 8 KB', () => sign({ more: 'a'.repeat(8_192) })],
  ])('is refused: %s', async (_what, token) => {
    await expect(verify(await token())).rejects.toThrow(InvalidTokenError);
  });
});

describe('a token signed by an issuer', () => {
  let issuer: Issuer;
  beforeEach(async () => void (issuer = await startIssuer()));
  afterEach(async () => {
    vi.useRealTimers();
    await issuer.close();
  });

  test.each(['RS256', 'PS512', 'ES256', 'EdDSA'])('using %s is accepted, and the keys are fetched only once', async (alg) => {
    await issuer.close();
    issuer = await startIssuer(alg);
    const verify = tokenVerifier(settings(new URL(issuer.url), { algorithms: [alg] }));
    for (const role of ['editor', 'admin']) {
      expect(await verify(await issuer.sign({ role }))).toMatchObject({ subject: 'anna', role: role.toUpperCase() });
    }
    expect(issuer.asked()).toBe(1);
  });

  test('is refused if its algorithm is not pinned', async () => {
    const verify = tokenVerifier(settings(new URL(issuer.url), { algorithms: ['ES256'] }));
    await expect(verify(await issuer.sign())).rejects.toThrow(InvalidTokenError);
  });

  test('is refused if the public key was used as a shared secret', async () => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    const pem = await exportSPKI((await importJWK(issuer.keys[0]!, 'RS256', { extractable: true })) as CryptoKey);
    const forged = await new SignJWT({ ...CLAIMS, role: 'admin', exp: now() + 60 })
      .setProtectedHeader({ alg: 'HS256', kid: issuer.keys[0]!.kid! })
      .sign(new TextEncoder().encode(pem));
    await expect(verify(forged)).rejects.toThrow(InvalidTokenError);
  });

  test('is refused if another issuer signed it under the same key id', async () => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    const impostor = await startIssuer();
    await expect(verify(await impostor.sign())).rejects.toThrow(InvalidTokenError);
    await impostor.close();
  });

  test('is accepted after the issuer has replaced its key', async () => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    const before = await issuer.sign();
    await verify(before);
    await issuer.rotate();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    expect(await verify(await issuer.sign())).toMatchObject({ subject: 'anna' });
    await expect(verify(before)).rejects.toThrow(InvalidTokenError);
  });

  test('does not cause the keys to be fetched repeatedly if its key id is unknown', async () => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    for (let n = 0; n < 10; n++) {
      await expect(verify(await issuer.sign({}, { kid: `made-up-${n}` }))).rejects.toThrow(InvalidTokenError);
    }
    expect(issuer.asked()).toBe(1);
  });

  test.each<[string, (issuer: Issuer) => unknown]>([
    ['fails', (issuer) => (issuer.answers = 500)],
    ['publishes nonsense', (issuer) => (issuer.keys = 'nonsense' as never)],
    ['sends a body that never ends', (issuer) => (issuer.answers = 'endless')],
  ])('does not cause another fetch while the issuer %s', async (_what, breaks) => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.sign()));
    const { keys } = issuer;
    breaks(issuer);
    for (const token of tokens) await expect(verify(token)).rejects.toThrow(KeysUnavailableError);
    expect(issuer.asked()).toBe(1);
    expect(issuer.sent()).toBeLessThan(16 * 1024 * 1024); // buffered by the system and by streams

    Object.assign(issuer, { answers: 200, keys });
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.advanceTimersByTime(performance.timeOrigin); // ages
    expect(await verify(tokens[0]!)).toMatchObject({ subject: 'anna' });
  });

  test.each<[string, (issuer: Issuer) => unknown]>([
    ['is unreachable', (issuer) => issuer.close()],
    ['fails', (issuer) => (issuer.answers = 500)],
    ['redirects', (issuer) => (issuer.answers = 302)],
    ['publishes nonsense', (issuer) => (issuer.keys = ['nonsense'] as never)],
    ['publishes unreadable keys', (issuer) => (issuer.keys = [{ ...issuer.keys[0]!, n: '!' }])],
    ['does not answer', (issuer) => (issuer.answers = 'never')],
  ])('is neither accepted nor rejected while the issuer %s', async (_what, breaks) => {
    const verify = tokenVerifier(settings(new URL(issuer.url)));
    const token = await issuer.sign();
    await breaks(issuer);
    await expect(verify(token)).rejects.toThrow(KeysUnavailableError);
  });
});

function changed(token: string, claims: object): string {
  const [header, payload, signature] = token.split('.');
  const before = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
  return [header, Buffer.from(JSON.stringify({ ...before, ...claims })).toString('base64url'), signature].join('.');
}
