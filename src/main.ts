import module from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { descriptorLimit } from './shared/descriptor-limit.js';
import { BUILT } from './shared/root.js';

/** Node reads a program's hundreds of files many at a time, and fails with the trace of one of them. */
const LEAST_DESCRIPTORS = 256;

const limit = descriptorLimit();
if (limit !== null && limit < LEAST_DESCRIPTORS) {
  console.error(
    `This process may open ${limit} files, and the server needs ${LEAST_DESCRIPTORS}. Raise the limit: \`ulimit -n 1024\`, or LimitNOFILE= of a systemd unit.`,
  );
  process.exitCode = 1;
} else {
  // V8 would make objects of a kind that once lived longer in its old generation from then on. They keep the answers alive
  // that they lead to until the next full collection: under load a server took up to 380 MB in place of 200.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // Node 22 and newer keep what they compile, if they may write here: the next start takes less.
  (module as { enableCompileCache?: (folder: string) => void }).enableCompileCache?.(join(BUILT, 'compiled'));
  await import('./start.js');
}
