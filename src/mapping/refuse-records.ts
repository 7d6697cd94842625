import { formatPath, type Problem } from '../claims/problem.js';
import type { AnnotatedSource } from './annotate-file.js';
import type { Survey } from './report/survey.js';

/**
 * Refuses the records at which the problems of their annotation stand. Gives the slugs of their visits, with null where a
 * problem belongs to no record.
 */
export function refuseRecords(survey: Survey, problems: readonly Problem[], { file, records }: AnnotatedSource) {
  return problems.map(({ rule, path, message }) => {
    const [table, name] = path;
    const [slug, record] = [String(name), table === 'visits' ? records.get(String(name)) : undefined];
    survey.problem({ file, ...record, code: 'annotation', message: `${formatPath(path)}: ${message}: ${rule}` });
    if (record) survey.ruleOut(slug, file, record.row);
    return record ? slug : null;
  });
}
