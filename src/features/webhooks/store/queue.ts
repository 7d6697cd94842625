import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/database.js';

// The queue of each webhook: the change sets after its cursor in the history. All times come from the store's clock, since the
// clocks of processes differ.

/** The number of webhooks that one process sends to concurrently. */
export const SLOTS = 16;
/** The maximum number of these slots that slow receivers may occupy. */
export const MOST_SLOW = SLOTS / 2;
/** The number of webhooks with the same scheme, host and port that all processes together may send to concurrently. */
export const MOST_OF_ONE_RECEIVER = 4;
/** A webhook counts as slow if its attempts take at least this long on average, in milliseconds. */
const SLOW = 1_000;
/** How long a process has exclusive use of a webhook; a little longer than the time limit for a message. */
const LEASE_SECONDS = 30;
/** The number of attempts kept per webhook. */
export const KEPT_ATTEMPTS = 100;
/** How many change sets to search at a time for one that is relevant to a webhook. */
const LOOKED_THROUGH = 1_000;

/** A webhook that this process may send to until its lease ends. */
export interface LeasedWebhook {
  id: string;
  lease: string;
  url: string;
  /** The signing secrets, newest first. */
  secrets: string[];
  types: string[];
  source: string | null;
  visit: string | null;
  /** The cursor: everything up to this change set has been sent. */
  place: string;
  /** The failed message, to be sent again unchanged. */
  message: { body: string; changeSet: string } | null;
  /** Attempts that failed since the last delivered message. */
  failures: number;
  isSlow: boolean;
}

/** An attempt to send the message of a change set. */
interface Attempt {
  changeSet: string;
  body: string;
  milliseconds: number;
  /** The status of the response; null if there was none. */
  status: number | null;
  /** Why it failed; null if it was delivered. */
  error: string | null;
}

/** What happens to a webhook after a failed attempt: it is retried after some seconds, or stopped. */
export type Next = { state: 'ACTIVE'; seconds: number } | { state: 'FAILED' | 'GONE' };

type Row = [
  ...[id: string, lease: string, url: string, secret: string, former: string | null, types: string[]],
  ...[source: string | null, visit: string | null, place: string, message: string | null, messageOf: string | null],
  ...[failures: number, isSlow: boolean],
];

const COLUMNS = `"id"::text, "lease"::text, "url", "secret", CASE WHEN "formerSecretUntil" > now() THEN "formerSecret" END, "types",
  "source", "visit", "place"::text, "message", "messageOf"::text, "failures", "averageMilliseconds" > ${SLOW}`;

const LEASED = `"leasedUntil" = now() + interval '${LEASE_SECONDS} seconds'`;
const RELEASED = `"lease" = NULL, "leasedUntil" = NULL`;
const IS_WAITING = `"state" = 'ACTIVE' AND EXISTS (SELECT FROM "ChangeSet" WHERE "ChangeSet"."id" > "Webhook"."place")`;
// The clock may be set back. A time further ahead than any pause predates that change, and is treated as past.
const IS_LEASED = `coalesce("leasedUntil" > now() AND "leasedUntil" <= now() + interval '${2 * LEASE_SECONDS} seconds', false)`;
const IS_PAUSING = `coalesce("nextAttemptAt" > now() AND "failedAt" <= now(), false)`;
const RECEIVER = `substring("url" FROM '^[^:]+://[^/?#]+')`;

/**
 * Leases webhooks that have something to send now and that no other process is sending to. Receivers with the fewest messages in
 * progress come first, and among them the webhooks that were served least recently.
 */
export async function leaseWebhooks(db: Database, most: { slots: number; slow: number }): Promise<LeasedWebhook[]> {
  const text = `WITH free AS MATERIALIZED (
      SELECT "id", "turn", "averageMilliseconds" > ${SLOW} AS "isSlow", ${RECEIVER} AS "receiver"
      FROM "Webhook" WHERE ${IS_WAITING} AND NOT ${IS_LEASED} AND NOT ${IS_PAUSING} FOR UPDATE SKIP LOCKED
    ), busy AS MATERIALIZED (
      SELECT ${RECEIVER} AS "receiver", count(*) AS "webhooks" FROM "Webhook" WHERE ${IS_LEASED} GROUP BY 1
    ), ranked AS (
      SELECT free.*, coalesce("webhooks", 0) + row_number() OVER (PARTITION BY "receiver" ORDER BY "turn", "id") AS "atOnce"
      FROM free LEFT JOIN busy USING ("receiver")
    ), possible AS (
      SELECT *, row_number() OVER (PARTITION BY "isSlow" ORDER BY "atOnce", "turn", "id") AS "alike"
      FROM ranked WHERE "atOnce" <= ${MOST_OF_ONE_RECEIVER}
    )
    UPDATE "Webhook" SET "lease" = gen_random_uuid(), ${LEASED}, "turn" = (SELECT max("turn") + 1 FROM "Webhook") WHERE "id" IN (
      SELECT "id" FROM possible WHERE NOT "isSlow" OR "alike" <= $2 ORDER BY "atOnce", "turn", "id" LIMIT $1
    ) RETURNING ${COLUMNS}`;
  return (await db.query<Row>({ text, values: [most.slots, most.slow], name: 'lease-webhooks' })).map(leased);
}

/** Milliseconds until a webhook has something to send, or its lease ends; null if nothing is pending. */
export async function nextDue(db: Database): Promise<number | null> {
  const text = `SELECT min(extract(epoch FROM greatest(
      now(), CASE WHEN ${IS_PAUSING} THEN "nextAttemptAt" END, CASE WHEN ${IS_LEASED} THEN "leasedUntil" END
    ) - now()) * 1000)::float8 FROM "Webhook" WHERE ${IS_WAITING}`;
  const [row] = await db.query<[number | null]>({ text, values: [], name: 'next-webhook' });
  return row![0];
}

/** Returns the next change set that may be relevant to a webhook (null if none was found), and the last one that was examined. */
export async function nextChangeSet(db: Database, webhook: LeasedWebhook): Promise<{ found: string | null; last: string }> {
  const { place, source, types } = webhook;
  const text = `WITH after AS MATERIALIZED (
      SELECT "id", "source" FROM "ChangeSet" WHERE "id" > $1::uuid ORDER BY "id" LIMIT ${LOOKED_THROUGH}
    ) SELECT (
      SELECT "id" FROM after WHERE ($2::text IS NULL OR "source" = $2) AND ($3::text[] = '{}' OR EXISTS (
        SELECT FROM "Change" WHERE "changeSetId" = after."id" AND "type" = ANY ($3)
      )) ORDER BY "id" LIMIT 1
    )::text, coalesce((SELECT "id" FROM after ORDER BY "id" DESC LIMIT 1), $1::uuid)::text`;
  const [row] = await db.query<[string | null, string]>({ text, values: [place, source, types] });
  const [found, last] = row!;
  return { found, last };
}

/** Skips change sets that are not relevant to the webhook, and ends the lease. Does nothing if the lease was lost. */
export async function passOver(db: Database, { id, lease }: LeasedWebhook, place: string): Promise<void> {
  const text = `UPDATE "Webhook" SET "place" = $3::uuid, ${RELEASED} WHERE "id" = $1::uuid AND "lease" = $2::uuid`;
  await db.query({ text, values: [id, lease, place], name: 'pass-over' });
}

/** Logs a successful attempt, advances the cursor, and ends the lease. Does nothing if the lease was lost. */
export async function recordDelivery(db: Database, webhook: LeasedWebhook, attempt: Attempt): Promise<void> {
  const set = `"place" = $3::uuid, "failures" = 0, "failedAt" = NULL, "nextAttemptAt" = NULL, "message" = NULL, "messageOf" = NULL`;
  await record(db, webhook, attempt, set, []);
}

/** Logs a failed attempt, keeps its message, and ends the lease. Does nothing if the lease was lost. */
export async function recordFailure(db: Database, webhook: LeasedWebhook, attempt: Attempt, next: Next): Promise<void> {
  const set = `"failures" = "failures" + 1, "message" = $9, "messageOf" = $3::uuid,
    "state" = CASE WHEN "state" = 'ACTIVE' THEN $10::text::"WebhookState" ELSE "state" END,
    "failedAt" = now(), "nextAttemptAt" = now() + make_interval(secs => $11::float8)`;
  await record(db, webhook, attempt, set, [attempt.body, next.state, next.state === 'ACTIVE' ? next.seconds : null]);
}

/** Ends the lease, if it still holds: another process may send to the webhook. */
export async function release(db: Database, { id, lease }: LeasedWebhook): Promise<void> {
  const text = `UPDATE "Webhook" SET ${RELEASED} WHERE "id" = $1::uuid AND "lease" = $2::uuid`;
  await db.query({ text, values: [id, lease], name: 'release-webhook' });
}

/** In one statement, updates the webhook, logs the attempt and removes the oldest attempts. Does nothing without the lease. */
async function record(db: Database, { id, lease, failures }: LeasedWebhook, attempt: Attempt, set: string, values: unknown[]) {
  const { changeSet, milliseconds, status, error } = attempt;
  const text = `WITH webhook AS (
      UPDATE "Webhook" SET ${set}, ${RELEASED}, "averageMilliseconds" = ("averageMilliseconds" * 3 + $6::int) / 4
      WHERE "id" = $1::uuid AND "lease" = $2::uuid RETURNING "id"
    ), attempt AS (
      INSERT INTO "WebhookAttempt" ("id", "webhookId", "changeSetId", "number", "at", "milliseconds", "status", "error")
      SELECT $4::uuid, "id", $3::uuid, $5::int, now() - make_interval(secs => $6::int / 1000.0), $6::int, $7::int, $8::text FROM webhook
    ), oldest AS (
      DELETE FROM "WebhookAttempt" WHERE "id" IN (
        SELECT "id" FROM "WebhookAttempt" WHERE "webhookId" = (SELECT "id" FROM webhook) ORDER BY "at" DESC, "id" DESC OFFSET ${KEPT_ATTEMPTS - 1}
      )
    ) SELECT count(*) FROM webhook`;
  const given = [id, lease, changeSet, randomUUID(), failures + 1, milliseconds, status, error, ...values];
  await db.query({ text, values: given });
}

function leased(row: Row): LeasedWebhook {
  const [id, lease, url, secret, former, types, source, visit, place, message, messageOf, failures, isSlow] = row;
  return {
    ...{ id, lease, url, secrets: former === null ? [secret] : [secret, former], types, source, visit, place, failures, isSlow },
    message: message === null ? null : { body: message, changeSet: messageOf! },
  };
}

/** The id of a message: the same for each attempt, different for each webhook. */
export function messageId(webhook: string, changeSet: string): string {
  return `msg_${changeSet}_${webhook}`.replaceAll('-', '');
}
