import { z } from 'zod';
import { WEIGHTS, type Weights } from '../drafting/confidence/confidence.js';
import { jsonOf } from '../json.js';
import { OperatorError } from '../operator-error.js';
import { readText } from './read-text.js';

const shape = z.record(z.string(), z.number());

/** The weights of a file that `npm run draft -- --learn` wrote, and for what it lacks those set by hand. @throws OperatorError */
export async function readWeights(path: string): Promise<Weights> {
  const read = shape.safeParse(jsonOf(await readText(path)));
  if (!read.success) throw new OperatorError(`${path} holds no weights: it must be a JSON object of numbers.`);
  return { ...WEIGHTS, ...read.data };
}
