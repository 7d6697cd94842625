import { stat, writeFile } from 'node:fs/promises';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { seedCountries } from '../../../seed/seed.js';
import { collectGarbageEarly } from '../../commands/collect-garbage-early.js';
import { exampleLines } from '../../commands/options.js';
import { withProgressLine } from '../../commands/progress.js';
import { withStore } from '../../commands/with-store.js';
import type { Config } from '../../config/config.js';
import type { CommandDeclaration } from '../../http/command.js';
import { OperatorError } from '../../shared/operator-error.js';
import { formatReport } from '../../store/files/format.js';
import { sumReports } from '../../store/import/report.js';
import { checkMapped, importMapped, NOT_KNOWN, surveyMapped } from './mapped-files.js';
import { timeEstimate } from './estimate.js';
import { previewText } from './report/preview.js';
import { peopleCsv, reportCsv, reportText } from './report/report.js';
import type { Survey } from './report/survey.js';
import type { FileProgress } from './survey-files.js';

const LONGEST_NAME = 255;

interface ImportOptions {
  mapping: string;
  report?: string | undefined;
  by?: string | undefined;
  skipRefused?: boolean | undefined;
}

export const importCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description('Imports the records of CSV, XML or .xlsx files with a mapping, in one transaction.')
    .argument('<files...>', 'The files of the data set.')
    .requiredOption('--mapping <file>', 'The YAML file that maps the columns.')
    .option('--preview', 'Print ten records as they would be stored, and import nothing.')
    .option('--dry-run', 'Report what an import would refuse, and import nothing. Needs no store.')
    .option('--by <name>', `The name to record in the history, 1 to ${LONGEST_NAME} characters.`, readName)
    .option('--report <file>', 'Also write the report as CSV, and next to it the spellings that need a decision.')
    .option('--skip-refused', 'If records are refused, import the rest. By default nothing is imported.')
    .addHelpText(
      'after',
      exampleLines(
        'import --mapping seed/mappings/leader-travel/mapping.yaml --dry-run trips.csv',
        'import --mapping seed/mappings/leader-travel/mapping.yaml --report report.csv trips.csv',
      ),
    )
    .action(async (files, { preview, dryRun, ...options }) => {
      collectGarbageEarly(50); // any earlier, it would take a third of the time for a large file
      const config = readSettings();
      if (preview) return printPreview(files, options);
      return dryRun ? printDryRun(files, options) : importFiles(config, files, options);
    });

function readName(given: string): string {
  const name = given.trim();
  if (name !== '' && name.length <= LONGEST_NAME && !/\p{Cc}/u.test(name)) return name;
  throw new InvalidArgumentError(`It must be 1 to ${LONGEST_NAME} characters long, without control characters.`);
}

async function printPreview(files: string[], { mapping }: ImportOptions): Promise<void> {
  const { open, survey, isUnreadable } = await withProgress((progress) => surveyMapped(mapping, files, progress));
  if (isUnreadable) throw new OperatorError(reportText(survey).join('\n'));
  for (const line of await previewText(open, files, survey)) console.log(line);
  console.log(`\nNothing was written: this was a preview. ${NOT_KNOWN.join(' ')}`);
}

async function printDryRun(files: string[], { mapping, skipRefused = false, report }: ImportOptions): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => [file, (await stat(file).catch(() => null))?.size ?? 0] as const));
  const announce = timeEstimate(new Map(sizes), console.warn);
  const { survey, contents, canSkip } = await withProgress((progress) => {
    const both: FileProgress = (...read) => {
      progress(...read);
      announce(...read);
    };
    return checkMapped(mapping, files, { skipRefused, progress: both });
  });
  await printSurvey(survey, report);
  if (!contents) throw refusal(canSkip, 'Nothing would be imported.');
  for (const file of files) {
    const [own, ...links] = contents.filter((each) => each.file === file);
    console.log(`${file}: ${formatContents(own!.contents)}${links.length > 0 ? `; ${links.length} links` : ''}`);
  }
  for (const line of ['Nothing was written: this was a dry run.', ...NOT_KNOWN]) console.log(line);
}

async function importFiles(
  config: Config,
  files: string[],
  { mapping, skipRefused = false, report, by }: ImportOptions,
): Promise<void> {
  await withStore(config, async (database) => {
    await seedCountries(database, console.log);
    const result = await withProgress((progress) =>
      importMapped(database, mapping, files, { by, skipRefused, progress, warn: console.warn }),
    );
    await printSurvey(result.survey, report);
    if (!result.reports) throw refusal(result.canSkip, 'Nothing was imported.');
    for (const file of files) {
      const [own, ...links] = result.reports.filter((report) => report.file === file).map(({ counts }) => counts);
      console.log(`${file}: ${formatReport(own!)}`);
      if (links.length > 0) console.log(`${file}, its ${links.length} links: ${formatReport(sumReports(links))}`);
    }
    if (result.survey.refused > 0) console.log(`Left out: ${result.survey.refused} refused, as listed above`);
  });
}

function withProgress<Result>(work: (progress: FileProgress) => Promise<Result>): Promise<Result> {
  return withProgressLine((show) => work((file, records) => show(`${file}: ${records} records`)));
}

/** Prints the report. Also writes it to a file, next to a file with the spellings that need a decision. */
async function printSurvey(survey: Survey, file: string | undefined): Promise<void> {
  for (const line of reportText(survey)) console.log(line);
  if (file === undefined) return;
  const people = `${file.replace(/\.csv$/, '')}.people.csv`;
  await writeFile(file, reportCsv(survey));
  await writeFile(people, peopleCsv(survey));
  console.log(`${file} and ${people} written`);
}

function refusal(canSkip: boolean, what: string): OperatorError {
  const advice = canSkip ? ' Fix the records, or leave out the refused ones with --skip-refused.' : '';
  return new OperatorError(`${what}${advice}`);
}

/** Formats the numbers of claims by kind on one line: `people 9, positions 3, visits 12`. */
function formatContents(contents: Readonly<Record<string, number>>): string {
  return Object.entries(contents)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
