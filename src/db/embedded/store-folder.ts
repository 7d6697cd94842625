import { join } from 'node:path';

/** Returns the folder of the embedded store. It is inside the data folder, which may be a mount point and so not renamable. */
export function storeFolder(dataDir: string): string {
  return join(dataDir, 'postgresql');
}
