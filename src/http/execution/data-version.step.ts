import { OperationTypeNode } from 'graphql';
import { VersionUnavailableError } from '../../db/errors.js';
import { readVersion } from '../../db/store-node.js';
import type { Services } from '../services.js';
import type { Hooks, Step } from '../steps/steps.js';

/** The response header with the version of the data. */
export const VERSION_HEADER = 'communique-version';
/** Maximum number of operations waiting for a version, which may never arrive. Each of them counts as concurrent. */
const MOST_WAITING = 10;

/**
 * Requires an answer to be from at least the newest version of the data known to this process, or a newer one if the request
 * demands it. Reports the version that was read in a header. Must come before all steps that execute operations or inspect
 * the response.
 */
export function dataVersion({ db, formatError }: Services): Step {
  let waiting = 0;

  /** Waits for a version that this process does not know yet. @throws VersionUnavailableError */
  async function reach(version: number, signal: AbortSignal | null): Promise<void> {
    db.known.heard(await readVersion(db));
    if (version <= db.known.newest) return;
    const current = db.known.newest;
    waiting++;
    const isReached = signal !== null && waiting <= MOST_WAITING && (await db.known.reach(version, signal));
    waiting--;
    if (!isReached) throw new VersionUnavailableError(version, current);
  }

  const hooks: Hooks = {
    responseForOperation(context) {
      const { contextValue } = context;
      const { leastVersion, signal } = contextValue;
      const demand = () => {
        contextValue.leastVersion = db.known.newest;
        return null;
      };
      if (leastVersion <= db.known.newest) return demand();
      return reach(leastVersion, signal).then(demand, (error: Error) => ({
        errors: [formatError({ message: error.message }, error)],
      }));
    },

    willSendResponse({ contextValue: { readAt, leastVersion }, operation, response }) {
      if (!readAt?.first) return;
      response.http.headers.set(VERSION_HEADER, String(readAt.first));
      // The resolvers may have read from a primary that has failed over and lost commits in the meantime.
      if (readAt.first >= leastVersion || operation?.operation !== OperationTypeNode.QUERY) return;
      const error = new VersionUnavailableError(leastVersion, readAt.first);
      response.body = { kind: 'single', singleResult: { errors: [formatError({ message: error.message }, error)] } };
    },
  };
  return () => hooks;
}
