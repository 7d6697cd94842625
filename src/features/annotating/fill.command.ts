import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { CommandDeclaration } from '../../http/command.js';
import { fillIn } from './fill-in.js';
import { CodePoints } from '../../model/text/code-points.js';
import { OperatorError } from '../../shared/operator-error.js';
import { formatProblems } from '../../store/files/format.js';
import { readText } from '../../store/files/read-text.js';
import { collectValues, matchTexts, readTexts } from './texts.js';
import { exampleLines } from '../../commands/options.js';

export const fillCommand: CommandDeclaration = (command) =>
  command
    .description(
      'Replaces the words of cited passages with their offsets. Leaves the rest of the files unchanged. If a passage is not found, no file is written.',
    )
    .argument('<annotations...>', 'YAML files.')
    .requiredOption('--text <file>', 'An annotated text. May be repeated.', collectValues)
    .addHelpText('after', exampleLines('fill --text article.txt article.yaml'))
    .action(async (files, { text: textFiles }) => {
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
