import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { command } from './command.js';
import { fillIn } from '../model/read/fill-in.js';
import { CodePoints } from '../model/text/code-points.js';
import { OperatorError } from '../shared/operator-error.js';
import { formatProblems } from '../store/files/format.js';
import { readText } from '../store/files/read-text.js';
import { readTextOptions } from './arguments.js';
import { matchTexts, readTexts } from '../store/files/texts.js';

// npm run fill -- --text FILE… FILE.yaml …: writes offsets in place of the words by which annotations cite passages. All
// else in the files stays as it is. If a passage is not found, no file is written.

const USAGE = 'npm run fill -- --text FILE… FILE.yaml …';

await command(async () => {
  const { texts: textFiles, files } = readTextOptions(USAGE);
  if (files.length === 0 || textFiles.length === 0) throw new OperatorError(`usage: ${USAGE}`);
  const texts = await matchTexts(await readTexts(textFiles), files);
  const filled = await Promise.all(
    files.map(async (file) => {
      const text = texts.get(file);
      return fillIn(await readText(file), text === undefined ? null : new CodePoints(text));
    }),
  );
  const problems = filled.map((each) => each.problems);
  const lines = formatProblems(files, problems, ': nothing was written.');
  if (lines.length > 0) throw new OperatorError(lines.join('\n'));
  for (const [index, { yaml, count }] of filled.entries()) {
    if (count > 0) await writeFile(files[index]!, yaml);
    console.log(`${relative('.', files[index]!)}: ${count} filled in`);
  }
});
