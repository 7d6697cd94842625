import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CodePoints } from '../src/annotation/code-points.js';
import { command } from '../src/command.js';
import { OperatorError } from '../src/operator-error.js';

// Tells whoever annotates a text where words stand in it: `npm run passage -- --text FILE "words"`.

const USAGE = 'usage: npm run passage -- --text FILE ["words"]';

await command(async () => {
  const { file, words } = readArguments();
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`cannot read the text ${file}: ${error.code}`);
  });
  const text = new CodePoints(decode(bytes, file));
  console.log(`sha256: ${createHash('sha256').update(bytes).digest('hex')}\nlength: ${text.length}`);
  if (words === undefined) return;

  const starts = text.occurrences(words);
  if (starts.length === 0) throw new OperatorError(`${file} does not have ${JSON.stringify(words)}, letter for letter`);
  const length = new CodePoints(words).length;
  for (const start of starts) console.log(`[${start}, ${start + length}] line ${text.lineOf(start)}`);
});

function readArguments(): { file: string; words: string | undefined } {
  const { file, words } = parse();
  const [only, ...more] = words;
  if (file === undefined || only === '' || more.length > 0) throw new OperatorError(USAGE);
  return { file, words: only };
}

function parse(): { file: string | undefined; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { text: { type: 'string' } }, allowPositionals: true });
    return { file: values.text, words: positionals };
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}; ${USAGE}`);
  }
}

/** As it is, a byte-order mark included: the offsets count in all of it. */
function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new OperatorError(`the text ${file} is not UTF-8`);
  }
}
