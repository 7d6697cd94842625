import { CHANNEL } from './changes.js';
import type { KnownVersion } from './known-version.js';
import { readVersion, type StoreNode } from './store-node.js';

const ADVANCE = `WITH "advanced" AS (UPDATE "DataVersion" SET "version" = $1::bigint + 1 WHERE "version" < $1 RETURNING "version")
  SELECT pg_notify('${CHANNEL}', "version"::text) FROM "advanced"`;

/**
 * The primary's version of the data, when notifications start. A failover that loses commits, or a restored backup, takes
 * the stored version back; it is then advanced past the newest that this process knows, so that no version has two
 * contents.
 */
export async function catchUp(
  primary: StoreNode,
  known: KnownVersion,
  onWarning: (message: string) => void,
): Promise<number> {
  const stored = await readVersion(primary);
  if (stored >= known.newest) return stored;
  await primary.query({ text: ADVANCE, values: [known.newest] });
  const advanced = await readVersion(primary);
  onWarning(`The primary has version ${stored} of the data, older than ${known.newest}: the commits between are lost, in a failover or by a restored backup. It goes on with ${advanced}.`); // prettier-ignore
  return advanced;
}
