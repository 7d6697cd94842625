import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** An issuer that signs tokens and publishes its keys over real HTTP. */
export interface Issuer {
  /** The address of the keys. */
  url: string;
  /** The keys that are published; the first one signs. */
  keys: JWK[];
  /** The number of requests for the keys. */
  asked(): number;
  /** Responds with this status from now on, with an endless body, or never. */
  answers: number | 'endless' | 'never';
  /** Bytes of endless bodies that have been sent. */
  sent(): number;
  /** Signs with a new key from now on; the old one is no longer published. */
  rotate(): Promise<void>;
  sign(claims?: JWTPayload, header?: { alg?: string; kid?: string }): Promise<string>;
  close(): Promise<void>;
}

/** White space, which JSON may begin with. */
const SPACES = ' '.repeat(64 * 1024);

export const CLAIMS = { iss: 'https://issuer.example/', aud: 'communique', sub: 'anna' };

export async function startIssuer(alg = 'RS256'): Promise<Issuer> {
  let key: CryptoKey;
  let [rotations, requests, bytes] = [0, 0, 0];

  function* endless() {
    for (;;) {
      bytes += SPACES.length;
      yield SPACES;
    }
  }

  const server = createServer((_request, response) => {
    requests++;
    if (issuer.answers === 'never') return;
    if (issuer.answers === 'endless') return void pipeline(Readable.from(endless()), response).catch(() => {});
    response.writeHead(issuer.answers, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: issuer.keys }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    keys: [],
    answers: 200,
    asked: () => requests,
    sent: () => bytes,
    async rotate() {
      const { privateKey, publicKey } = await generateKeyPair(alg);
      key = privateKey;
      issuer.keys = [{ ...(await exportJWK(publicKey)), kid: `key-${++rotations}`, alg, use: 'sig' }];
    },
    sign: (claims = {}, header = {}) =>
      new SignJWT({ ...CLAIMS, exp: Math.floor(Date.now() / 1000) + 3_600, ...claims })
        .setProtectedHeader({ alg, kid: issuer.keys[0]!.kid!, ...header })
        .sign(key),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  await issuer.rotate();
  return issuer;
}
