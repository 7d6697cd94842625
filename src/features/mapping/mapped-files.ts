import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../db/database.js';
import type { Annotation } from '../../model/annotation.js';
import type { NamedCountry } from '../../model/countries/country.js';
import type { Problem } from '../../model/problem.js';
import { checkAnnotation, type Import } from '../../model/read/check.js';
import type { Awaitable } from '../../shared/awaitable.js';
import { OperatorError } from '../../shared/operator-error.js';
import type { Author } from '../../store/feed/history.js';
import { importAnnotations } from '../../store/import/import.js';
import type { ImportReport } from '../../store/import/report.js';
import { namedCountries } from '../../store/rows/known-countries.js';
import { annotateFile, type AnnotatedSource, mappedSources, refuseRecords } from './annotate-file.js';
import { openMapping, type OpenMapping } from './open-mapping.js';
import { peopleOfOthers } from './people/people-of-others.js';
import { formatFileProblem, Unreadable } from './problem.js';
import type { Survey } from './report/survey.js';
import { visitsOfOthers } from './report/visits-of-others.js';
import { type FileProgress, surveyFiles, type Surveyed } from './survey-files.js';

// Surveys, checks and imports files with a mapping.

/** Describes the checks that were skipped because they need a store. */
export const NOT_KNOWN = [
  'Not checked without the store: what is new, changed or removed; people and visits that other sources have;',
  'countries that were added to the store; and whether its sources say something else.',
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
 * Finds everything that an import would refuse and that can be found without a store. `annotations` has one per source, with
 * its file: first that of the file itself, then those of its links. Null if there are problems. @throws OperatorError
 */
export async function checkMapped(
  mappingFile: string,
  files: readonly string[],
  { skipRefused, progress }: MappedOptions = {},
): Promise<Mapped & { annotations: { file: string; annotation: Annotation }[] | null }> {
  const { open, ...surveyed } = await surveyMapped(mappingFile, files, progress);
  const known = new Map(countries().map((country) => [country.slug, country]));
  const { made, annotated, canSkip } = await makeOfMapped(open, files, surveyed, skipRefused, (imports) => {
    const problems = imports.map((one) => checkAnnotation(one, known).problems);
    return problems.some((found) => found.length > 0) ? { problems } : { made: true };
  });
  return { survey: surveyed.survey, annotations: made ? annotated : null, canSkip };
}

/**
 * Imports the records of files with a mapping, all or none. `reports` has one per source, in the order of `checkMapped`; null if
 * nothing was imported. @throws OperatorError if the mapping is wrong
 */
export async function importMapped(
  { prisma }: Database,
  mappingFile: string,
  files: readonly string[],
  { by, progress, warn, skipRefused }: MappedImportOptions = {},
): Promise<Mapped & { reports: { file: string; counts: ImportReport }[] | null }> {
  const open = await openMappingFor(mappingFile, await namedCountries(prisma));
  const sources = mappedSources(open, files);
  const others = { people: await peopleOfOthers(prisma, sources), visits: await visitsOfOthers(prisma, sources) };
  const surveyed = await surveyFiles(open, files, progress, others);
  const { made, annotated, canSkip } = await makeOfMapped(open, files, surveyed, skipRefused, async (imports) => {
    const result = await importAnnotations(prisma, imports, { by, ...(warn && { warn }) });
    return 'reports' in result ? { made: result.reports } : result;
  });
  const reports = made?.map((counts, index) => ({ file: annotated[index]!.file, counts })) ?? null;
  return { survey: surveyed.survey, reports, canSkip };
}

function openMappingFor(file: string, known: readonly NamedCountry[]): Promise<OpenMapping> {
  return openMapping(file, known).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    throw new OperatorError([...error.problems.map(formatFileProblem), 'Nothing was imported.'].join('\n'));
  });
}

/**
 * Calls `make` with the annotations of all files, once these have been surveyed. If `make` returns the problems of each
 * annotation instead, the records that cause them are refused, and may be left out. `made` is null if there are problems.
 */
async function makeOfMapped<Made>(
  open: OpenMapping,
  files: readonly string[],
  { survey, isUnreadable }: Surveyed,
  skipRefused = false,
  make: (imports: Import[]) => Awaitable<{ made: Made } | { problems: Problem[][] }>,
): Promise<{ made: Made | null; annotated: AnnotatedSource[]; canSkip: boolean }> {
  const nothing = { made: null, annotated: [] };
  if (isUnreadable) return { ...nothing, canSkip: false };
  if (survey.refused > 0 && !skipRefused) return { ...nothing, canSkip: true };

  const leftOut = new Set<string>();
  for (;;) {
    const annotated: AnnotatedSource[] = [];
    for (const file of files) annotated.push(...(await annotateFile(open, file, survey, (slug) => leftOut.has(slug))));
    const imports = annotated.map(({ annotation, text }) => (text === null ? { annotation } : { annotation, text }));
    const result = await make(imports);
    if ('made' in result) return { made: result.made, annotated, canSkip: false };

    const slugs = new Set(result.problems.flatMap((each, index) => refuseRecords(survey, each, annotated[index]!)));
    const canSkip = !slugs.has(null);
    if (!skipRefused || !canSkip) return { ...nothing, canSkip };
    for (const slug of slugs) leftOut.add(slug!);
  }
}
