import type { PreviewMappingPayload } from '../schema/preview-mapping.mutations.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedCountry } from '../../../model/countries/country.js';
import { checkValue } from '../../../model/read/check.js';
import { annotateFile, refuseRecords } from '../annotate-file.js';
import { mappingLists, openMapping, type OpenMapping, readMapping } from '../open-mapping.js';
import { Unreadable, type FileProblem } from '../problem.js';
import { type ReportFinding, surveyFindings } from '../report/findings.js';
import { previewText } from '../report/preview.js';
import type { Survey } from '../report/survey.js';
import { surveyFiles } from '../survey-files.js';

/** A file that a client sends. */
export interface DataFile {
  /** Without a folder. */
  name: string;
  content: Uint8Array;
}

/** A data set with its mapping, as sent to a worker thread. */
export interface DataSet {
  /** In YAML. */
  mapping: string;
  /** The lists to which the mapping refers. */
  lists: DataFile[];
  file: DataFile;
  countries: readonly NamedCountry[];
}

/** What an import of the data set would find. File names are those that the client sent. */
export type PreviewedDataSet = Omit<PreviewMappingPayload, 'findings' | 'problems'> & {
  findings: ReportFinding[];
  problems: FileProblem[];
};

/** May stop when the signal aborts. */
export type PreviewDataSet = (given: DataSet, signal: AbortSignal | null) => PreviewedDataSet | Promise<PreviewedDataSet>;

const [MOST_OF_SECTION, MOST_PROBLEMS] = [20, 200];
const MAPPING_FILE = 'mapping.yaml';
const NOTHING = { recordsRead: 0, recordsUsed: 0, recordsRefused: 0, recordsLeftOut: 0, visitsMade: 0 };

/** Reads a data set as an import would. Writes only temporary files. */
export const previewDataSet: PreviewDataSet = (given) => inOwnFolder((folder) => previewIn(folder, given));

/** Runs work with a temporary folder, which is removed afterwards even if the worker thread was terminated. */
export async function inOwnFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'communique-preview-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the files of a data set into a folder and reads them. */
export async function previewIn(folder: string, given: DataSet): Promise<PreviewedDataSet> {
  await writeFile(join(folder, MAPPING_FILE), given.mapping);
  for (const { name, content } of [...given.lists, given.file]) await writeFile(join(folder, name), content);
  const found = await readIn(folder, given).catch((error: unknown) => {
    if (error instanceof Unreadable) return unreadable(error.problems);
    throw error;
  });
  return withoutFolder(found, folder);
}

async function readIn(folder: string, { lists, file, countries }: DataSet): Promise<PreviewedDataSet> {
  const mappingFile = join(folder, MAPPING_FILE);
  refuseLists(
    mappingLists(await readMapping(mappingFile)),
    lists.map(({ name }) => name),
  );
  const open = await openMapping(mappingFile, countries);
  const files = [join(folder, file.name)];
  const { survey, isUnreadable } = await surveyFiles(open, files);
  if (isUnreadable) return reported(survey, []);
  await checkRules(open, files[0]!, survey, countries);
  return reported(survey, await previewText(open, files, survey));
}

/** Refuses a mapping that refers to lists that were not sent with it, which would be read from the server's disk. */
function refuseLists(named: readonly string[], given: readonly string[]): void {
  const missing = named.filter((name) => !given.includes(name));
  if (missing.length === 0) return;
  throw new Unreadable(
    missing.map((name) => {
      const message = `refers to the list ${JSON.stringify(name)}, which was not provided`;
      return { file: MAPPING_FILE, code: 'list-unreadable', message };
    }),
  );
}

/** Checks the records against the rules of annotations. */
async function checkRules(open: OpenMapping, file: string, survey: Survey, countries: readonly NamedCountry[]): Promise<void> {
  const known = new Map(countries.map((country) => [country.slug, country]));
  for (const source of await annotateFile(open, file, survey)) {
    refuseRecords(survey, checkValue(source.annotation, { text: source.text, countries: known }).problems, source);
  }
}

function reported(survey: Survey, sample: string[]): PreviewedDataSet {
  const findings = surveyFindings(survey).filter(({ section }) => section !== 'total');
  const seen = new Map<string, number>();
  const isShown = ({ section }: ReportFinding) => {
    seen.set(section, (seen.get(section) ?? 0) + 1);
    return seen.get(section)! <= MOST_OF_SECTION;
  };
  const { read: recordsRead, used: recordsUsed, refused: recordsRefused, skippedCount: recordsLeftOut, problems } = survey;
  return {
    ...{ recordsRead, recordsUsed, recordsRefused, recordsLeftOut, visitsMade: survey.visits },
    findings: findings.filter(isShown),
    findingsCount: findings.length,
    problems: problems.slice(0, MOST_PROBLEMS),
    problemsCount: [...survey.problemCounts.values()].reduce((sum, { count }) => sum + count, 0),
    sample,
  };
}

function unreadable(problems: FileProblem[]): PreviewedDataSet {
  const shown = problems.slice(0, MOST_PROBLEMS);
  return { ...NOTHING, findings: [], findingsCount: 0, problems: shown, problemsCount: problems.length, sample: [] };
}

/** Removes the folder from the file names, since clients should not see it. */
function withoutFolder(found: PreviewedDataSet, folder: string): PreviewedDataSet {
  const inJson = JSON.stringify(`${folder}/`).slice(1, -1);
  return JSON.parse(JSON.stringify(found).replaceAll(inJson, '')) as PreviewedDataSet;
}
