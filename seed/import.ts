import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { command, withStore } from '../src/commands/command.js';
import { OperatorError } from '../src/operator-error.js';
import { peopleCsv, reportCsv } from '../src/mapping/report/report-csv.js';
import { reportText } from '../src/mapping/report/report-text.js';
import { sumOf } from '../src/store/report.js';
import type { Survey } from '../src/mapping/report/survey.js';
import { collectGarbageEarly } from '../src/commands/collect-garbage-early.js';
import { formatReport } from './format-report.js';
import { importMapped } from './import-mapped.js';
import { printProgress } from './print-progress.js';
import { seedCountries } from './seed.js';

// npm run import -- --mapping FILE.yaml FILE… imports the records of CSV or XML files.

const USAGE = 'Usage: npm run import -- --mapping FILE [--dry-run] [--report FILE.csv] [--skip-refused] FILE…';

await command(async (config) => {
  collectGarbageEarly(20);
  const { mapping, files, dryRun, skipRefused, report } = readArguments();
  await withStore(config, async (database) => {
    await seedCountries(database, console.log);
    const result = await importMapped(database, mapping, files, { dryRun, skipRefused, progress: printProgress() });
    for (const line of reportText(result.survey)) console.log(line);
    if (report !== undefined) await writeReport(report, result.survey);
    if (!result.reports) {
      const advice = result.canSkip ? ' Mend them, or leave out what is refused with --skip-refused.' : '';
      throw new OperatorError(`Nothing was imported.${advice}`);
    }
    for (const file of files) {
      const [own, ...links] = result.reports.filter((report) => report.file === file).map(({ counts }) => counts);
      console.log(`${file}: ${formatReport(own!)}`);
      if (links.length > 0) console.log(`${file}, its ${links.length} links: ${formatReport(sumOf(links))}`);
    }
    if (result.survey.refused > 0) console.log(`Left out: ${result.survey.refused} refused, as listed above`);
    if (dryRun) console.log('Nothing was written: this was a dry run.');
  });
});

/** Writes the report, and beside it the spellings to be settled by hand. */
async function writeReport(file: string, survey: Survey): Promise<void> {
  const people = `${file.replace(/\.csv$/, '')}.people.csv`;
  await writeFile(file, reportCsv(survey));
  await writeFile(people, peopleCsv(survey));
  console.log(`${file} and ${people} written`);
}

function readArguments() {
  try {
    const { values, positionals: files } = parseArgs({
      options: {
        mapping: { type: 'string' },
        report: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'skip-refused': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const { mapping, report, 'dry-run': dryRun, 'skip-refused': skipRefused } = values;
    if (mapping === undefined || files.length === 0) throw new Error('A mapping and at least one file are needed.');
    return { mapping, files, report, dryRun, skipRefused };
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${USAGE}`);
  }
}
