import { parseArgs } from 'node:util';
import { OperatorError } from '../operator-error.js';

/** Reads `[--text FILE]… [FILE …]`. @throws OperatorError with the usage. */
export function textArguments(usage: string): { texts: string[]; files: string[] } {
  try {
    const options = { text: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { texts: values.text ?? [], files: positionals };
  } catch (error) {
    const [message] = (error as Error).message.split('. '); // drops the advice on the parser
    throw new OperatorError(`${message}; usage: ${usage}`);
  }
}
