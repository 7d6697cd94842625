import { writeFile } from 'node:fs/promises';
import { readOptions } from './arguments.js';
import { command, withStore } from './command.js';
import { collectGarbageEarly } from './collect-garbage-early.js';
import type { Config } from '../config/config.js';
import { previewText } from '../features/mapping/report/preview.js';
import { peopleCsv, reportCsv, reportText } from '../features/mapping/report/report.js';
import type { Survey } from '../features/mapping/report/survey.js';
import { OperatorError } from '../shared/operator-error.js';
import { sumOf } from '../store/import/report.js';
import { checkMapped, NOT_KNOWN, surveyMapped } from './check-mapped.js';
import { formatContents, formatReport } from '../store/files/format.js';
import { importMapped } from '../features/mapping/files/import-mapped.js';
import { printProgress } from './print-progress.js';
import { seedCountries } from '../../seed/seed.js';

// npm run import -- --mapping FILE.yaml FILE… imports the records of CSV, XML or .xlsx files.

const USAGE = 'npm run import -- --mapping FILE [--preview] [--dry-run] [--by NAME] [--report FILE.csv] [--skip-refused] FILE…';
const LONGEST_NAME = 255;

type Options = ReturnType<typeof readArguments>;

await command(async (config) => {
  collectGarbageEarly(20);
  const options = readArguments();
  if (options.preview) return preview(options);
  return options.dryRun ? dryRun(options) : importFiles(config, options);
});

async function preview({ mapping, files }: Options): Promise<void> {
  const { open, survey, isUnreadable } = await surveyMapped(mapping, files, printProgress());
  if (isUnreadable) throw new OperatorError(reportText(survey).join('\n'));
  for (const line of await previewText(open, files, survey)) console.log(line);
  console.log(`\nNothing was written: this was a preview. ${NOT_KNOWN.join(' ')}`);
}

async function dryRun({ mapping, files, skipRefused, report }: Options): Promise<void> {
  const { survey, annotations, canSkip } = await checkMapped(mapping, files, {
    skipRefused,
    progress: printProgress(),
  });
  await printSurvey(survey, report);
  if (!annotations) throw refusal(canSkip, 'Nothing would be imported.');
  for (const file of files) {
    const [own, ...links] = annotations.filter((each) => each.file === file);
    console.log(`${file}: ${formatContents(own!.annotation)}${links.length > 0 ? `; ${links.length} links` : ''}`);
  }
  for (const line of ['Nothing was written: this was a dry run.', ...NOT_KNOWN]) console.log(line);
}

async function importFiles(config: Config, { mapping, files, skipRefused, report, by }: Options): Promise<void> {
  await withStore(config, async (database) => {
    await seedCountries(database, console.log);
    const result = await importMapped(database, mapping, files, { by, skipRefused, progress: printProgress() });
    await printSurvey(result.survey, report);
    if (!result.reports) throw refusal(result.canSkip, 'Nothing was imported.');
    for (const file of files) {
      const [own, ...links] = result.reports.filter((report) => report.file === file).map(({ counts }) => counts);
      console.log(`${file}: ${formatReport(own!)}`);
      if (links.length > 0) console.log(`${file}, its ${links.length} links: ${formatReport(sumOf(links))}`);
    }
    if (result.survey.refused > 0) console.log(`Left out: ${result.survey.refused} refused, as listed above`);
  });
}

/** Prints the report, and writes it, and beside it the spellings to be settled by hand. */
async function printSurvey(survey: Survey, file: string | undefined): Promise<void> {
  for (const line of reportText(survey)) console.log(line);
  if (file === undefined) return;
  const people = `${file.replace(/\.csv$/, '')}.people.csv`;
  await writeFile(file, reportCsv(survey));
  await writeFile(people, peopleCsv(survey));
  console.log(`${file} and ${people} written`);
}

function refusal(canSkip: boolean, what: string): OperatorError {
  const advice = canSkip ? ' Mend them, or leave out what is refused with --skip-refused.' : '';
  return new OperatorError(`${what}${advice}`);
}

function readArguments() {
  const { values, positionals: files } = readOptions(USAGE, {
    mapping: { type: 'string' },
    report: { type: 'string' },
    by: { type: 'string' },
    preview: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    'skip-refused': { type: 'boolean', default: false },
  });
  const { mapping, report, by: name, preview, 'dry-run': dryRun, 'skip-refused': skipRefused } = values;
  const problem = (message: string) => new OperatorError(`${message}; usage: ${USAGE}`);
  if (mapping === undefined || files.length === 0) throw problem('A mapping and at least one file are needed');
  const by = name?.trim();
  if (by !== undefined && (by === '' || by.length > LONGEST_NAME || /\p{Cc}/u.test(by))) {
    throw problem(`--by needs a name of 1 to ${LONGEST_NAME} letters, without control characters`);
  }
  return { mapping, files, report, by, preview, dryRun, skipRefused };
}
