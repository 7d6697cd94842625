import { CHANNEL } from '../changes.js';
import type { KnownVersion } from '../known-version.js';
import { readVersion, type StoreNode } from '../store-node.js';

/** More commits than a standby can be missing when it is promoted. */
const GAP = 1_000_000;

const TIMELINE = `SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int`;

/** Stores the timeline. If it has changed, advances the version by the gap. */
const NEW_TIMELINE = `
  UPDATE "DataVersion" SET "version" = "version" + CASE WHEN "timeline" IS NULL THEN 0 ELSE ${GAP} END, "timeline" = $1::int
  WHERE "timeline" IS DISTINCT FROM $1::int`;

const ADVANCE = `UPDATE "DataVersion" SET "version" = $1::bigint + 1 WHERE "version" < $1::bigint`;

const NOTIFY = `SELECT pg_notify('${CHANNEL}', "version"::text) FROM "DataVersion"`;

/**
 * Returns the primary's version of the data when notifications start, and advances it after a failover. A version must never
 * identify two states, but a promoted standby may be missing commits that other standbys still have, and so may a restored
 * backup. Therefore the stored version is advanced past every version that the former primary can have handed out.
 */
export async function catchUp(primary: StoreNode, known: KnownVersion, onWarning: (message: string) => void): Promise<number> {
  const run = (text: string, values: unknown[] = []) => primary.query<[number]>({ text, values });
  const { newest } = known; // the notification below raises it
  const before = await readVersion(primary);
  const [row] = await run(TIMELINE);
  await run(NEW_TIMELINE, [row![0]]);
  await run(ADVANCE, [newest]);
  const after = await readVersion(primary);
  if (after > before) await run(NOTIFY);
  if (before < newest) {
    onWarning(
      `The primary has version ${before} of the data, but ${newest} was known: the commits in between were lost in a failover or when a backup was restored. It continues at ${after}.`,
    );
  }
  return after;
}
