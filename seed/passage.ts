import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { CodePoints, countCodePoints } from '../src/claims/text/code-points.js';
import { command } from '../src/commands/command.js';
import { OperatorError } from '../src/operator-error.js';
import { readText } from './read-text.js';

// Prints the hash and length of a text, and the spans where given words occur in it.

const USAGE = 'usage: npm run passage -- --text FILE ["words"]';

await command(async () => {
  const { file, words } = readArguments();
  const text = new CodePoints(await readText(file));
  console.log(`sha256: ${createHash('sha256').update(text.text).digest('hex')}\nlength: ${text.length}`);
  if (words === undefined) return;

  const starts = text.occurrences(words);
  if (starts.length === 0) throw new OperatorError(`${file} does not contain exactly ${JSON.stringify(words)}`);
  const length = countCodePoints(words);
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
    const [message] = (error as Error).message.split('. '); // drops the advice on the parser
    throw new OperatorError(`${message}; ${USAGE}`);
  }
}
