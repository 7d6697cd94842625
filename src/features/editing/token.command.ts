import { randomBytes } from 'node:crypto';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { SignJWT } from 'jose';
import type { TokenSettings } from '../../config/token-settings.js';
import type { CommandDeclaration } from '../../http/command.js';
import { OperatorError } from '../../shared/operator-error.js';
import { ROLES, SUBJECT } from '../../shared/viewer.js';
import { exampleLines } from '../../commands/options.js';

const ROLE_NAMES = ROLES.map((role) => role.toLowerCase());
const DURATION = /^[1-9]\d{0,4}[smhd]$/;

export const tokenCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .addOption(new Option('--role <role>', 'The role of the bearer.').choices(ROLE_NAMES).makeOptionMandatory())
    .requiredOption('--subject <name>', 'The subject of the token: 1 to 255 characters.', readSubject)
    .option('--expires <duration>', 'How long the token is valid, with the unit s, m, h or d, such as 30m.', readDuration, '8h')
    .addHelpText('after', exampleLines('token --role editor --subject anna --expires 8h'))
    .action(async ({ role, subject, expires }) => {
      const { key, algorithms, issuer, audience, roleClaim } = signing(readSettings().tokens);
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

function readSubject(subject: string): string {
  if (SUBJECT.test(subject)) return subject;
  throw new InvalidArgumentError('It must be 1 to 255 characters long.');
}

function readDuration(duration: string): string {
  if (DURATION.test(duration)) return duration;
  throw new InvalidArgumentError('It must be a number with the unit s, m, h or d, such as 30m.');
}
