import type { Problem } from '../../../model/problem.js';
import type { Import } from '../../../model/read/check.js';
import type { NamedCountry } from '../../../model/countries/resolve-country.js';
import { annotateFile, type AnnotatedSource, refuseRecords } from '../annotate-file.js';
import { openMapping, type OpenMapping } from '../open-mapping.js';
import { formatFileProblem, Unreadable } from '../problem.js';
import type { Survey } from '../report/survey.js';
import { OperatorError } from '../../../shared/operator-error.js';

/** What was found in files, and the result of `make`. */
interface Mapped<Made> {
  survey: Survey;
  /** Null if there are problems. */
  made: Made | null;
  /** The sources in order: first that of each file, then its links. */
  annotated: AnnotatedSource[];
  /** Whether the only problems are refused records, which can be left out. */
  canSkip: boolean;
}

export interface MappedOptions {
  /** Imports the valid records, and leaves out those that are refused. */
  skipRefused?: boolean | undefined;
}

/** @throws OperatorError if the mapping cannot be used */
export async function openMappingFor(file: string, countries: readonly NamedCountry[]): Promise<OpenMapping> {
  return openMapping(file, countries).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    throw new OperatorError([...error.problems.map(formatFileProblem), 'Nothing was imported.'].join('\n'));
  });
}

/**
 * Calls `make` with the annotations of all files, once these have been surveyed. If `make` returns the problems of each
 * annotation instead, the records that cause them are refused, and may be left out.
 */
export async function makeOfMapped<Made>(
  open: OpenMapping,
  files: readonly string[],
  { survey, isUnreadable }: { survey: Survey; isUnreadable: boolean },
  { skipRefused = false }: MappedOptions,
  make: (imports: Import[]) => Promise<{ made: Made } | { problems: Problem[][] }>,
): Promise<Mapped<Made>> {
  const nothing = { survey, made: null, annotated: [] };
  if (isUnreadable) return { ...nothing, canSkip: false };
  if (survey.refused > 0 && !skipRefused) return { ...nothing, canSkip: true };

  const leftOut = new Set<string>();
  for (;;) {
    const annotated: AnnotatedSource[] = [];
    for (const file of files) annotated.push(...(await annotateFile(open, file, survey, (slug) => leftOut.has(slug))));
    const imports = annotated.map(({ annotation, text }) => (text === null ? { annotation } : { annotation, text }));
    const result = await make(imports);
    if ('made' in result) return { survey, made: result.made, annotated, canSkip: false };

    const slugs = new Set(result.problems.flatMap((each, index) => refuseRecords(survey, each, annotated[index]!)));
    const canSkip = !slugs.has(null);
    if (!skipRefused || !canSkip) return { ...nothing, canSkip };
    for (const slug of slugs) leftOut.add(slug!);
  }
}
