import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether npm can install packages that the project does not have. */
export function reachesRegistry(): Promise<boolean> {
  return promisify(execFile)('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000']).then(
    () => true,
    () => false,
  );
}

/** The environment without what `npm run` sets, because the project's npm settings do not apply in a user's folder. */
export function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}
