import type { Annotation } from '../../model/annotation.js';
import { checkAnnotation } from '../../model/read/check.js';
import type { OpenMapping } from './open-mapping.js';
import type { Survey } from './report/survey.js';
import { surveyFiles, type FileProgress, type Surveyed } from './survey-files.js';
import { makeOfMapped, openMappingFor, type MappedOptions } from './files/annotate-mapped.js';
import { countries } from '../../../seed/reference/countries.js';

/** Descriptions of what cannot be checked without a store. */
export const NOT_KNOWN = [
  'Not known without the store: what of this is new, changed or gone; people and visits that other sources have;',
  'countries that were added to the store; and whether the sources in it say something else.',
];

interface CheckedMapping {
  survey: Survey;
  /**
   * The annotation of each source, with its file: first that of the file, then those of its links. Null if there are problems.
   */
  annotations: { file: string; annotation: Annotation }[] | null;
  /** Whether the only problems are refused records, which can be left out. */
  canSkip: boolean;
}

/** Opens a mapping with the countries of the project, and surveys its files. @throws OperatorError */
export async function surveyMapped(
  mappingFile: string,
  files: readonly string[],
  progress?: FileProgress,
): Promise<Surveyed & { open: OpenMapping }> {
  const open = await openMappingFor(mappingFile, countries());
  return { open, ...(await surveyFiles(open, files, progress)) };
}

/** Finds everything that an import would refuse and that can be found without a store. @throws OperatorError */
export async function checkMapped(
  mappingFile: string,
  files: readonly string[],
  { progress, ...options }: MappedOptions & { progress?: FileProgress | undefined } = {},
): Promise<CheckedMapping> {
  const { open, ...surveyed } = await surveyMapped(mappingFile, files, progress);
  const known = new Map(countries().map((country) => [country.slug, country]));
  const { survey, made, annotated, canSkip } = await makeOfMapped(open, files, surveyed, options, async (imports) => {
    const problems: Awaited<ReturnType<typeof checkAnnotation>>['problems'][] = [];
    for (const one of imports) problems.push(checkAnnotation(one, known).problems);
    return problems.some((found) => found.length > 0) ? { problems } : { made: true };
  });
  const annotations = made ? annotated.map(({ file, annotation }) => ({ file, annotation })) : null;
  return { survey, annotations, canSkip };
}
