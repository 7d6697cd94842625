import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OperatorError } from '../operator-error.js';

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
