import { CodePoints } from '../model/text/code-points.js';
import { explainAbsence, findQuotation, quoted } from '../model/text/find-quotation.js';
import { readOptions } from './arguments.js';
import { command } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import { readText } from '../store/files/read-text.js';
import { sha256 } from '../model/text/sha256.js';

// Prints the hash and length of a text, and the spans where given words occur in it. The words are arguments, or lines
// of a file.

const USAGE = 'npm run passage -- --text FILE [--words FILE] ["words" …]';

await command(async () => {
  const { file, words } = await readArguments();
  const text = new CodePoints(await readText(file));
  console.log(`sha256: ${sha256(text.text)}\nlength: ${text.length}`);
  const found = words.map((each) => ({ words: each, places: findQuotation(text, each) }));
  for (const each of found) {
    if (words.length > 1) console.log(quoted(each.words));
    for (const { start, end } of each.places) console.log(`[${start}, ${end}] line ${text.lineOf(start)}`);
  }
  const absent = found.filter(({ places }) => places.length === 0);
  if (absent.length === 0) return;
  throw new OperatorError(
    absent.map((each) => `${file} does not contain ${quoted(each.words)}${explainAbsence(text, each.words)}`).join('\n'),
  );
});

async function readArguments(): Promise<{ file: string; words: string[] }> {
  const options = { text: { type: 'string' }, words: { type: 'string' } } as const;
  const { values, positionals: words } = readOptions(USAGE, options);
  const { text: file, words: wordsFile } = values;
  const lines = wordsFile === undefined ? [] : (await readText(wordsFile)).split('\n').filter((line) => line.trim());
  if (file === undefined || words.some((each) => !each.trim())) throw new OperatorError(`usage: ${USAGE}`);
  return { file, words: [...words, ...lines] };
}
