import { createHmac, randomBytes } from 'node:crypto';

// Signatures as specified by Standard Webhooks, with a shared secret.

const PREFIX = 'whsec_';
const BYTES = 32;

export function newSecret(): string {
  return PREFIX + randomBytes(BYTES).toString('base64');
}

/** The value of the header `webhook-signature`: one signature per secret. `timestamp` is in seconds since 1970. */
export function signatures(secrets: readonly string[], id: string, timestamp: number, body: string): string {
  return secrets.map((secret) => `v1,${hmac(secret, `${id}.${timestamp}.${body}`)}`).join(' ');
}

function hmac(secret: string, signed: string): string {
  return createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64');
}
