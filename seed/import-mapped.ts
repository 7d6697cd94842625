import type { Problem } from '../src/claims/problem.js';
import { formatPath } from '../src/claims/problem.js';
import type { Database } from '../src/db/database.js';
import { annotateFile, type AnnotatedSource } from '../src/mapping/annotate-file.js';
import { openMapping } from '../src/mapping/open-mapping.js';
import { Unreadable, formatFileProblem, type FileProblem } from '../src/mapping/problem.js';
import type { Survey } from '../src/mapping/report/survey.js';
import { surveyFiles, type Progress } from '../src/mapping/survey-files.js';
import { OperatorError } from '../src/operator-error.js';
import { importAnnotations } from '../src/store/import.js';
import { namedCountries } from '../src/store/known-countries.js';
import type { ImportReport } from '../src/store/report.js';

export interface MappedImportOptions {
  dryRun?: boolean;
  /** Imports what is right, and leaves out the records that are refused. */
  skipRefused?: boolean;
  progress?: Progress;
}

export interface MappedImport {
  survey: Survey;
  /** One for each source, with its file: first that of the file, then its links. Null if nothing was imported. */
  reports: { file: string; counts: ImportReport }[] | null;
  /** Whether only records are refused, which may be left out. */
  canSkip: boolean;
}

/** Imports the records of files by a mapping, all of them or none. @throws OperatorError if the mapping cannot be used. */
export async function importMapped(
  { prisma }: Database,
  mappingFile: string,
  files: string[],
  { dryRun = false, skipRefused = false, progress }: MappedImportOptions = {},
): Promise<MappedImport> {
  const open = await openMapping(mappingFile, await namedCountries(prisma)).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    throw new OperatorError([...error.problems.map(formatFileProblem), 'Nothing was imported.'].join('\n'));
  });
  const { survey, isUnreadable } = await surveyFiles(open, files, progress);
  if (isUnreadable) return { survey, reports: null, canSkip: false };
  if (survey.refused > 0 && !skipRefused) return { survey, reports: null, canSkip: true };

  const leftOut = new Set<string>();
  for (;;) {
    const annotated: AnnotatedSource[] = [];
    for (const file of files) annotated.push(...(await annotateFile(open, file, survey, (slug) => leftOut.has(slug))));
    const imports = annotated.map(({ annotation: draft, text }) => (text === null ? { draft } : { draft, text }));
    const result = await importAnnotations(prisma, imports, { dryRun });
    if ('reports' in result)
      return {
        survey,
        reports: result.reports.map((counts, index) => ({ file: annotated[index]!.file, counts })),
        canSkip: false,
      };

    const refused = result.problems.flatMap((problems, index) => refusedRecords(problems, annotated[index]!));
    for (const { problem } of refused) survey.problem(problem);
    const slugs = new Set(refused.map(({ slug }) => slug));
    survey.refused += [...slugs].filter((slug) => slug !== null).length;
    const canSkip = !slugs.has(null);
    if (!skipRefused || !canSkip) return { survey, reports: null, canSkip };
    for (const slug of slugs) leftOut.add(slug!);
  }
}

/** The records at which an importer's problems stand. The slug is null where a problem belongs to no record. */
function refusedRecords(
  problems: Problem[],
  { file, records }: AnnotatedSource,
): { slug: string | null; problem: FileProblem }[] {
  return problems.map(({ rule, path, message }) => {
    const [table, slug] = path;
    const record = table === 'visits' ? records.get(String(slug)) : undefined;
    const problem = {
      file,
      ...record,
      code: 'annotation' as const,
      message: `${formatPath(path)}: ${message}: ${rule}`,
    };
    return { slug: record ? String(slug) : null, problem };
  });
}
