import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../db/database.js';
import type { NamedCountry } from '../../model/countries/country.js';
import { checkPart, checkValue } from '../../model/read/check.js';
import { OperatorError } from '../../shared/operator-error.js';
import type { Author } from '../../store/feed/history.js';
import { importAnnotations } from '../../store/import/import.js';
import type { ImportReport } from '../../store/import/report.js';
import { namedCountries } from './store/named-countries.js';
import {
  annotateFile,
  type AnnotatedPart,
  type AnnotatedSource,
  mappedSources,
  type Refused,
  refuseRecords,
} from './annotate-file.js';
import { openMapping, type OpenMapping } from './open-mapping.js';
import { peopleOfOthers } from './people/people-of-others.js';
import { formatFileProblem, Unreadable } from './problem.js';
import type { Survey } from './report/survey.js';
import { visitsOfOthers } from './report/visits-of-others.js';
import { type FileProgress, surveyFiles, type Surveyed } from './survey-files.js';

// Surveys, checks and imports files with a mapping.

/** Describes the checks that were skipped because they need a store. */
export const NOT_KNOWN = [
  'Not checked without the store: what is new, changed or removed; people and visits from other sources;',
  'countries added to the store; and whether its sources disagree.',
];

interface MappedOptions {
  /** Imports the valid records, and leaves out those that are refused. */
  skipRefused?: boolean | undefined;
  progress?: FileProgress | undefined;
}

export interface MappedImportOptions extends MappedOptions, Author {
  /** Called if the disk may not have enough space. */
  warn?: (message: string) => void;
}

interface Mapped {
  survey: Survey;
  /** Whether the only problems are refused records, which can be left out. */
  canSkip: boolean;
}

type FileContents = Pick<AnnotatedSource, 'file' | 'contents'>;
type FileReport = { file: string; counts: ImportReport };

/** Opens a mapping with the countries of the project, and surveys its files. @throws OperatorError if the mapping is wrong */
export async function surveyMapped(
  mappingFile: string,
  files: readonly string[],
  progress?: FileProgress,
): Promise<Surveyed & { open: OpenMapping }> {
  const open = await openMappingFor(mappingFile, countries());
  return { open, ...(await surveyFiles(open, files, progress)) };
}

/**
 * Finds, in bounded memory, everything that an import would refuse and that can be found without a store. `contents` counts the
 * claims per source: first the file itself, then its links. Null if there are problems. @throws OperatorError
 */
export async function checkMapped(
  mappingFile: string,
  files: readonly string[],
  { skipRefused, progress, partSize }: MappedOptions & { partSize?: number } = {},
): Promise<Mapped & { contents: FileContents[] | null }> {
  const { open, ...surveyed } = await surveyMapped(mappingFile, files, progress);
  const { survey } = surveyed;
  const known = new Map(countries().map((country) => [country.slug, country]));
  const { made, canSkip } = await makeOfMapped<FileContents[]>(surveyed, skipRefused, async (isLeftOut) => {
    const refused: Refused[] = [];
    const onPart = (part: AnnotatedPart) => {
      const { annotation, text, declared } = part;
      refused.push(...refuseRecords(survey, checkPart(annotation, {}, { text, countries: known, declared }).problems, part));
    };
    const made: FileContents[] = [];
    for (const file of files) {
      for (const source of await annotateFile(open, file, survey, { isLeftOut, onPart, partSize })) {
        const { annotation, text, contents } = source;
        refused.push(...refuseRecords(survey, checkValue(annotation, { text, countries: known }).problems, source));
        made.push({ file, contents });
      }
    }
    return refused.length > 0 ? { refused } : { made };
  });
  return { survey, contents: made, canSkip };
}

/**
 * Imports the records of files with a mapping, all or nothing. `reports` has one report per source, in the order of
 * `checkMapped`; null if nothing was imported. @throws OperatorError if the mapping is wrong
 */
export async function importMapped(
  { prisma }: Database,
  mappingFile: string,
  files: readonly string[],
  { by, progress, warn, skipRefused }: MappedImportOptions = {},
): Promise<Mapped & { reports: FileReport[] | null }> {
  const open = await openMappingFor(mappingFile, await namedCountries(prisma));
  const sources = mappedSources(open, files);
  const others = { people: await peopleOfOthers(prisma, sources), visits: await visitsOfOthers(prisma, sources) };
  const surveyed = await surveyFiles(open, files, progress, others);
  const { made, canSkip } = await makeOfMapped<FileReport[]>(surveyed, skipRefused, async (isLeftOut) => {
    const annotated: AnnotatedSource[] = [];
    for (const file of files) annotated.push(...(await annotateFile(open, file, surveyed.survey, { isLeftOut })));
    const imports = annotated.map(({ annotation, text }) => (text ? { annotation, text: text.text } : { annotation }));
    const result = await importAnnotations(prisma, imports, { by, ...(warn && { warn }) });
    if ('reports' in result) return { made: result.reports.map((counts, index) => ({ file: annotated[index]!.file, counts })) };
    return { refused: result.problems.flatMap((each, index) => refuseRecords(surveyed.survey, each, annotated[index]!)) };
  });
  return { survey: surveyed.survey, reports: made, canSkip };
}

function openMappingFor(file: string, known: readonly NamedCountry[]): Promise<OpenMapping> {
  return openMapping(file, known).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    throw new OperatorError([...error.problems.map(formatFileProblem), 'Nothing was imported.'].join('\n'));
  });
}

/**
 * Calls `make` once the files have been surveyed. If `make` refuses records that may be skipped, calls it again without them.
 * `made` is null if there are problems.
 */
async function makeOfMapped<Made>(
  { survey, isUnreadable }: Surveyed,
  skipRefused = false,
  make: (isLeftOut: (slug: string) => boolean) => Promise<{ made: Made } | { refused: Refused[] }>,
): Promise<{ made: Made | null; canSkip: boolean }> {
  if (isUnreadable) return { made: null, canSkip: false };
  if (survey.refused > 0 && !skipRefused) return { made: null, canSkip: true };

  const leftOut = new Set<Refused>();
  for (;;) {
    const result = await make((slug) => leftOut.has(slug));
    if ('made' in result) return { made: result.made, canSkip: false };
    const canSkip = !result.refused.includes(null);
    if (!skipRefused || !canSkip) return { made: null, canSkip };
    for (const slug of result.refused) leftOut.add(slug);
  }
}
