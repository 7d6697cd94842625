import { relative } from 'node:path';
import { checkAnnotation } from '../model/read/check.js';
import { command } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import { formatProblems } from '../store/files/format.js';
import { readText } from '../store/files/read-text.js';
import { countries } from '../../seed/reference/countries.js';
import { readTextOptions } from './arguments.js';
import { matchTexts, readTexts } from '../store/files/texts.js';

// npm run validate -- [--text FILE]… FILE.yaml …: reports every problem of annotations, of all stages at once. Needs no
// store. (`npm run check` is the check of the project itself.)

const USAGE = 'npm run validate -- [--text FILE]… FILE.yaml …';

await command(async () => {
  const { texts, files } = readTextOptions(USAGE);
  if (files.length === 0) throw new OperatorError(`usage: ${USAGE}`);
  const matched = await matchTexts(await readTexts(texts), files);
  const known = new Map(countries().map((country) => [country.slug, country]));
  const problems = await Promise.all(
    files.map(async (file) => checkAnnotation({ yaml: await readText(file), text: matched.get(file) }, known).problems),
  );
  const lines = formatProblems(files, problems);
  if (lines.length > 0) throw new OperatorError(lines.join('\n'));
  for (const file of files) {
    console.log(`${relative('.', file)}: no problem${matched.has(file) ? '' : ' found without its text'}`);
  }
});
