import { formatPath, type Problem } from '../claims/problem.js';
import type { AnnotatedSource } from './annotate-file.js';
import type { FileProblem } from './problem.js';

/** The records at which the problems of their annotation stand. The slug is null where a problem belongs to no record. */
export function refusedRecords(
  problems: readonly Problem[],
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
