import { readFile } from 'node:fs/promises';
import { formatPath } from '../claims/problem.js';
import { readYaml } from '../claims/read/read.js';
import { Unreadable } from './problem.js';
import { mappingShape, type Mapping } from './shape.js';

/** Reads a mapping. @throws Unreadable with all of its problems. */
export async function readMapping(file: string): Promise<Mapping> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const message = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new Unreadable([{ file, code: 'no-file', message }]);
  });
  const { value, problems } = readYaml(yaml, mappingShape);
  if (value) return value as Mapping;
  throw new Unreadable(
    problems.map(({ rule, path, line, message }) => ({
      ...{ file, line, code: rule === 'syntax' ? ('mapping-syntax' as const) : ('mapping-shape' as const) },
      message: `${path.length > 0 ? `${formatPath(path)}: ` : ''}${message}`,
    })),
  );
}
