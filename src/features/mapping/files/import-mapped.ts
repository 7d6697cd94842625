import type { Database } from '../../../db/database.js';
import { mappedSources } from '../annotate-file.js';
import { visitsOfOthers } from '../report/visits-of-others.js';
import type { Survey } from '../report/survey.js';
import { surveyFiles, type FileProgress } from '../survey-files.js';
import type { Author } from '../../../store/feed/history.js';
import { importAnnotations } from '../../../store/import/import.js';
import { peopleOfOthers } from '../people/people-of-others.js';
import { namedCountries } from '../../../store/rows/known-countries.js';
import type { ImportReport } from '../../../store/import/report.js';
import { makeOfMapped, openMappingFor, type MappedOptions } from './annotate-mapped.js';

export interface MappedImportOptions extends MappedOptions, Author {
  progress?: FileProgress | undefined;
  /** Called if the disk may be too small. */
  warn?: (message: string) => void;
}

interface MappedImport {
  survey: Survey;
  /** One per source, with its file: first that of the file, then those of its links. Null if nothing was imported. */
  reports: { file: string; counts: ImportReport }[] | null;
  /** Whether the only problems are refused records, which can be left out. */
  canSkip: boolean;
}

/** Imports the records of files with a mapping, all or none. @throws OperatorError if the mapping cannot be used */
export async function importMapped(
  { prisma }: Database,
  mappingFile: string,
  files: readonly string[],
  { by, progress, warn, ...options }: MappedImportOptions = {},
): Promise<MappedImport> {
  const open = await openMappingFor(mappingFile, await namedCountries(prisma));
  const sources = mappedSources(open, files);
  const [people, visits] = [await peopleOfOthers(prisma, sources), await visitsOfOthers(prisma, sources)];
  const surveyed = await surveyFiles(open, files, progress, { people, visits });
  const { survey, made, annotated, canSkip } = await makeOfMapped(open, files, surveyed, options, async (imports) => {
    const result = await importAnnotations(prisma, imports, { by, ...(warn && { warn }) });
    return 'reports' in result ? { made: result.reports } : result;
  });
  const reports = made?.map((counts, index) => ({ file: annotated[index]!.file, counts })) ?? null;
  return { survey, reports, canSkip };
}
