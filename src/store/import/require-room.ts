import type { Annotation } from '../../model/annotation.js';
import { writableBytes } from '../../db/embedded/free-space.js';
import { NotEnoughSpaceError } from '../../db/errors.js';
import type { PrismaClient } from '../../db/generated/client.js';

/** Bytes of the disk for each byte of an annotation whose facts are new, with their rows, indexes, history and log: 25 to 88 were measured. */
const [LEAST, MOST] = [10, 100];
const MEGABYTE = 1024 * 1024;

/**
 * Refuses an import for which the disk of the embedded store surely has too little room, before anything is written, and warns
 * of one for which it may have. What a stored source says anew is not known yet, so that only new sources are sure to take any.
 *
 * @throws NotEnoughSpaceError
 */
export async function requireRoom(
  prisma: PrismaClient,
  annotations: readonly Annotation[],
  warn: (message: string) => void = () => {},
): Promise<void> {
  const left = writableBytes(prisma);
  if (left === null) return;
  const slugs = annotations.map(({ source }) => source.slug);
  const stored = new Set((await prisma.source.findMany({ where: { slug: { in: slugs } } })).map(({ slug }) => slug));
  const bytes = annotations.map((annotation) => ({ isNew: !stored.has(annotation.source.slug), size: sizeOf(annotation) }));
  const least = LEAST * sum(bytes.filter(({ isNew }) => isNew).map(({ size }) => size));
  const most = MOST * sum(bytes.map(({ size }) => size));
  const room = `The disk of the store has room for ${megabytes(left)} MB more`;
  if (left < least) {
    throw new NotEnoughSpaceError(
      `${room}, and this import takes at least ${megabytes(least)} MB. Nothing was imported. Free some space, or set DATA_DIR to a larger disk.`,
    );
  }
  if (left < most)
    warn(`${room}, and this import may take up to ${megabytes(most)} MB. If it does not fit, nothing is imported.`);
}

/** About the characters of the value as JSON, without making the text. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  if (Array.isArray(value)) return 2 + sum(value.map((item) => sizeOf(item) + 1));
  return 2 + sum(Object.entries(value).map(([key, item]) => key.length + 4 + sizeOf(item)));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const megabytes = (bytes: number) => Math.max(0, Math.floor(bytes / MEGABYTE)).toLocaleString('en');
