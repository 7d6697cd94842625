import type { z } from 'zod';
import { inOrderOfPlace, type Problem } from '../../model/problem.js';
import { parseYaml } from '../../model/read/parse.js';
import { shapeProblems } from '../../model/read/shape-problems.js';

/**
 * Reads YAML or JSON in a format other than that of annotations. Returns all syntax problems or, if none, all shape problems.
 */
export function readYaml<Value>(yaml: string, shape: z.ZodType<Value>) {
  const { value, problems: syntax, locate } = parseYaml(yaml);
  const refused = (problems: Problem[]) => ({ value: null, problems: inOrderOfPlace(problems), locate });
  if (value === undefined || syntax.length > 0) return refused(syntax);
  const read = shape.safeParse(value, { reportInput: true });
  if (read.success) return { value: read.data, problems: [], locate };
  return refused(
    shapeProblems(read.error.issues, { type: shape, at: [] }).map((problem) => ({ ...problem, ...locate(problem.path) })),
  );
}
