import { countries } from '../../../seed/reference/countries.js';
import { annotateFile } from '../../../src/features/mapping/annotate-file.js';
import { openMapping } from '../../../src/features/mapping/open-mapping.js';
import { surveyFiles } from '../../../src/features/mapping/survey-files.js';
import { files } from './files.js';

/** Maps one data file without a store. Returns its annotation, and the problems by code and row. */
export async function annotated(mapping: string, data: string | Uint8Array, lists: Record<string, string> = {}) {
  const paths: Record<string, string> = await files({ 'mapping.yaml': mapping, data, ...lists });
  const open = await openMapping(paths['mapping.yaml']!, countries());
  const { survey, isUnreadable } = await surveyFiles(open, [paths['data']!]);
  const problems = survey.problems.map(({ code, row, column }) => [code, row, column]);
  if (isUnreadable) return { survey, problems, annotation: null, text: null };
  const [own] = await annotateFile(open, paths['data']!, survey);
  return { survey, problems, annotation: own!.annotation, text: own!.text!.text };
}
