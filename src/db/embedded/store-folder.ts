import { join } from 'node:path';

/** The folder of the embedded store: in the data folder, which may be a mounted volume that cannot be renamed. */
export function storeFolder(dataDir: string): string {
  return join(dataDir, 'postgresql');
}
