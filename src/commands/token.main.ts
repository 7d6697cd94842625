import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { readOptions } from './arguments.js';
import { command } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import type { TokenSettings } from '../config/token-settings.js';
import { ROLES, SUBJECT } from '../shared/viewer.js';

// Prints a token signed with JWT_SECRET, for development:
// npm run --silent token -- --role editor --subject NAME --expires 8h

const USAGE = 'npm run --silent token -- --role reader|editor|admin --subject NAME [--expires 8h]';
const ROLE_NAMES = ROLES.map((role) => role.toLowerCase());
const DURATION = /^[1-9]\d{0,4}[smhd]$/;

await command(async ({ tokens }) => {
  const { role, subject, expires } = readArguments();
  const { key, algorithms, issuer, audience, roleClaim } = signing(tokens);
  const token = await new SignJWT({ [roleClaim]: role })
    .setProtectedHeader({ alg: algorithms[0]!, typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
  console.log(token);
});

function signing(tokens: TokenSettings | null): TokenSettings & { key: Uint8Array } {
  if (!tokens) {
    const secret = randomBytes(32).toString('base64url');
    throw new OperatorError(`JWT_SECRET is not set. Set one in .env, such as JWT_SECRET=${secret}`);
  }
  const { key } = tokens;
  if (key instanceof URL) throw new OperatorError(`The issuer at ${key.host} signs the tokens. Get one there.`);
  return { ...tokens, key };
}

function readArguments(): { role: string; subject: string; expires: string } {
  const options = {
    role: { type: 'string' },
    subject: { type: 'string' },
    expires: { type: 'string', default: '8h' },
  } as const;
  const { values, positionals } = readOptions(USAGE, options);
  const { role = '', subject = '', expires } = values;
  const problem = (message: string) => new OperatorError(`${message}; usage: ${USAGE}`);
  if (positionals.length > 0) throw problem(`Unexpected argument '${positionals[0]}'`);
  if (!ROLE_NAMES.includes(role)) throw problem(`--role must be ${ROLE_NAMES.join(', ')}`);
  if (!SUBJECT.test(subject)) throw problem('--subject must be 1 to 255 characters');
  if (!DURATION.test(expires)) throw problem('--expires must be a number with the unit s, m, h or d, such as 30m');
  return { role, subject, expires };
}
