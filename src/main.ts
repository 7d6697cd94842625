import module from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { descriptorLimit } from './shared/descriptor-limit.js';
import { BUILT } from './shared/root.js';

/** Node opens a program's hundreds of files concurrently. If it cannot, the only error is the stack trace for one of them. */
const LEAST_DESCRIPTORS = 256;

const limit = descriptorLimit();
if (limit !== null && limit < LEAST_DESCRIPTORS) {
  console.error(
    `This process can open only ${limit} files; the server needs ${LEAST_DESCRIPTORS}. Raise the limit: \`ulimit -n 1024\`, or LimitNOFILE= in a systemd unit.`,
  );
  process.exitCode = 1;
} else {
  // Otherwise V8 allocates objects in the old generation if similar ones lived long. They keep the responses that they
  // refer to alive until the next full collection: under load, a server took up to 380 MB instead of 200.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // Node 22 and newer cache compiled code here, if the folder is writable, so that the next start is faster.
  (module as { enableCompileCache?: (folder: string) => void }).enableCompileCache?.(join(BUILT, 'compiled'));
  await import('./start.js');
}
