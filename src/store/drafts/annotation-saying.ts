import type { ConvertAnnotation } from '../../claims/read/convert.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { isObject } from '../../is-object.js';
import { jsonOf } from '../../json-of.js';
import { refuse } from '../edits/edit-refused.js';

interface Services {
  prisma: PrismaClient;
  /** Converts YAML in another thread. */
  convert: ConvertAnnotation;
  signal: AbortSignal | null;
}

/**
 * What to store of a draft so that it says what a text of JSON says, in the format in which the draft is stored. Another editor may
 * save meanwhile: then the draft has another version, and is not saved.
 *
 * @throws EditRefused
 */
export async function annotationSaying(
  { prisma, convert, signal }: Services,
  slug: string | null,
  json: string,
  { annotation }: { annotation?: unknown },
): Promise<string> {
  if (annotation !== undefined) refuse('SHAPE', 'Give annotation or annotationJson, not both.', ['annotationJson']);
  const value = jsonOf(json);
  if (!isObject(value)) refuse('SHAPE', 'annotationJson must be the text of a JSON object.', ['annotationJson']);
  const content = slug === null ? null : await prisma.draftContent.findFirst({ where: { draft: { slug } } });
  const stored = content?.annotation ?? '';
  const isYaml = stored !== '' && jsonOf(stored) === undefined;
  return (isYaml ? await convert({ annotation: stored, json }, signal) : null) ?? JSON.stringify(value, null, 2);
}
