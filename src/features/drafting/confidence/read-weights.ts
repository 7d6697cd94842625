import { z } from 'zod';
import { jsonOf } from '../../../shared/json.js';
import { OperatorError } from '../../../shared/operator-error.js';
import { readText } from '../../../store/files/read-text.js';
import { WEIGHTS, type Weights } from './confidence.js';

const shape = z.record(z.string(), z.number());

/** The weights of a file that `npm run draft -- --learn` wrote, and for what it lacks those set by hand. @throws OperatorError */
export async function readWeights(path: string): Promise<Weights> {
  const read = shape.safeParse(jsonOf(await readText(path)));
  if (!read.success) throw new OperatorError(`${path} holds no weights: it must be a JSON object of numbers.`);
  return { ...WEIGHTS, ...read.data };
}
