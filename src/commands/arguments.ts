import { parseArgs, type ParseArgsConfig } from 'node:util';
import { resolve } from 'node:path';
import { OperatorError } from '../shared/operator-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options of a command and what follows them. @throws OperatorError with the usage */
export function readOptions<Given extends Options>(usage: string, options: Given) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [message] = (error as Error).message.split(/\.\s/); // the rest is advice about the parser
    throw new OperatorError(`${message}; usage: ${usage}`);
  }
}

/** Reads `[--text FILE]… [FILE …]`. */
export function readTextOptions(usage: string): { texts: string[]; files: string[] } {
  const { values, positionals } = readOptions(usage, { text: { type: 'string', multiple: true } });
  return { texts: values.text ?? [], files: positionals };
}

/** The archive that the arguments name. `--verify` is only for a restore. */
export function archivePath(usage: string): { path: string; verify: boolean } {
  const { values, positionals } = readOptions(usage, usage.includes('--verify') ? { verify: { type: 'boolean' } } : {});
  const [path, another] = positionals;
  if (path === undefined || another !== undefined) throw new OperatorError(`usage: ${usage}`);
  return { path: resolve(path), verify: (values as { verify?: boolean }).verify ?? false };
}
