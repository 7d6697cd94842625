import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/database.js';

// The queue of each webhook: the change sets after its place in the history. All times are those of the store, since the
// clocks of processes differ.

/** While a process sends a message no other does; a little longer than a message takes at most. */
const LEASE_SECONDS = 30;
/** Attempts that are kept of each webhook. */
export const KEPT_ATTEMPTS = 100;
/** Change sets that are looked through at once for one that a webhook is for. */
const LOOKED_THROUGH = 1_000;

/** A webhook that this process may send to until its lease ends. */
export interface LeasedWebhook {
  id: string;
  lease: string;
  url: string;
  /** What signs, the newest first. */
  secrets: string[];
  types: string[];
  source: string | null;
  visit: string | null;
  /** The change set up to which everything was sent. */
  place: string;
  /** The message that failed, to be sent again as it is. */
  message: { body: string; changeSet: string } | null;
  /** Attempts that failed since the last message that was delivered. */
  failures: number;
}

/** An attempt to send the message of a change set. */
export interface Attempt {
  changeSet: string;
  body: string;
  milliseconds: number;
  /** The status of the response; null if there was none. */
  status: number | null;
  /** Why it failed; null if it was delivered. */
  error: string | null;
}

/** What becomes of a webhook after an attempt that failed: it is tried again after some seconds, or not any more. */
export type Next = { state: 'ACTIVE'; seconds: number } | { state: 'FAILED' | 'GONE' };

type Row = [
  ...[id: string, lease: string, url: string, secret: string, former: string | null, types: string[]],
  ...[source: string | null, visit: string | null, place: string, message: string | null, messageOf: string | null],
  failures: number,
];

const COLUMNS = `"id"::text, "lease"::text, "url", "secret", CASE WHEN "formerSecretUntil" > now() THEN "formerSecret" END, "types",
  "source", "visit", "place"::text, "message", "messageOf"::text, "failures"`;

const IS_WAITING = `"state" = 'ACTIVE' AND EXISTS (SELECT FROM "ChangeSet" WHERE "ChangeSet"."id" > "Webhook"."place")`;
const LEASED = `"leasedUntil" = now() + interval '${LEASE_SECONDS} seconds'`;

/** Leases webhooks that have something to send now, and that no other process sends to. */
export async function leaseWebhooks(db: Database, most: number): Promise<LeasedWebhook[]> {
  const text = `UPDATE "Webhook" SET "lease" = gen_random_uuid(), ${LEASED} WHERE "id" IN (
      SELECT "id" FROM "Webhook" WHERE ${IS_WAITING} AND coalesce("leasedUntil" <= now(), true) AND coalesce("nextAttemptAt" <= now(), true)
      ORDER BY "nextAttemptAt" NULLS FIRST, "id" LIMIT $1 FOR UPDATE SKIP LOCKED
    ) RETURNING ${COLUMNS}`;
  return (await db.query<Row>({ text, values: [most], name: 'lease-webhooks' })).map(leased);
}

/** Milliseconds until a webhook has something to send, or its lease ends; null if nothing waits. */
export async function nextDue(db: Database): Promise<number | null> {
  const text = `SELECT min(greatest(0, extract(epoch FROM greatest("nextAttemptAt", "leasedUntil") - now()) * 1000))::float8
    FROM "Webhook" WHERE ${IS_WAITING}`;
  const [row] = await db.query<[number | null]>({ text, values: [], name: 'next-webhook' });
  return row![0];
}

/** The next change set that a webhook may be for, and the last one that was looked at; null if there is none after its place. */
export async function nextChangeSet(
  db: Database,
  webhook: LeasedWebhook,
): Promise<{ found: string | null; last: string } | null> {
  const { place, source, types } = webhook;
  const text = `WITH after AS MATERIALIZED (
      SELECT "id", "source" FROM "ChangeSet" WHERE "id" > $1::uuid ORDER BY "id" LIMIT ${LOOKED_THROUGH}
    ) SELECT (
      SELECT "id" FROM after WHERE ($2::text IS NULL OR "source" = $2) AND ($3::text[] = '{}' OR EXISTS (
        SELECT FROM "Change" WHERE "changeSetId" = after."id" AND "type" = ANY ($3)
      )) ORDER BY "id" LIMIT 1
    )::text, (SELECT "id" FROM after ORDER BY "id" DESC LIMIT 1)::text`;
  const [row] = await db.query<[string | null, string | null]>({ text, values: [place, source, types] });
  const [found, last] = row!;
  return last === null ? null : { found, last };
}

/** Passes over change sets that the webhook is not for. Null if the lease was lost, or the webhook stopped. */
export async function passOver(db: Database, { id, lease }: LeasedWebhook, place: string): Promise<LeasedWebhook | null> {
  const text = `UPDATE "Webhook" SET "place" = $3::uuid, ${LEASED} WHERE "id" = $1::uuid AND "lease" = $2::uuid AND "state" = 'ACTIVE'
    RETURNING ${COLUMNS}`;
  const [row] = await db.query<Row>({ text, values: [id, lease, place], name: 'pass-over' });
  return row ? leased(row) : null;
}

/** Logs the attempt of a message that was delivered, and goes on to the next. Null if the lease was lost, or the webhook stopped. */
export async function recordDelivery(db: Database, webhook: LeasedWebhook, attempt: Attempt): Promise<LeasedWebhook | null> {
  const set = `"place" = $3::uuid, "failures" = 0, "nextAttemptAt" = NULL, "message" = NULL, "messageOf" = NULL, ${LEASED}`;
  const [row] = await record(db, webhook, attempt, set, []);
  const isActive = row?.[12] === 'ACTIVE';
  return row && isActive ? leased(row) : null;
}

/** Logs an attempt that failed, keeps its message, and ends the lease. */
export async function recordFailure(db: Database, webhook: LeasedWebhook, attempt: Attempt, next: Next): Promise<void> {
  const set = `"failures" = "failures" + 1, "message" = $9, "messageOf" = $3::uuid, "lease" = NULL, "leasedUntil" = NULL,
    "state" = CASE WHEN "state" = 'ACTIVE' THEN $10::text::"WebhookState" ELSE "state" END,
    "nextAttemptAt" = now() + make_interval(secs => $11::float8)`;
  await record(db, webhook, attempt, set, [attempt.body, next.state, next.state === 'ACTIVE' ? next.seconds : null]);
}

/** Ends the lease, if it still holds: another process may send to the webhook. */
export async function release(db: Database, { id, lease }: LeasedWebhook): Promise<void> {
  const text = `UPDATE "Webhook" SET "lease" = NULL, "leasedUntil" = NULL WHERE "id" = $1::uuid AND "lease" = $2::uuid`;
  await db.query({ text, values: [id, lease], name: 'release-webhook' });
}

/** In one statement: what an attempt makes of the webhook, the attempt, and the removal of the oldest. Without the lease, nothing. */
function record(db: Database, { id, lease, failures }: LeasedWebhook, attempt: Attempt, set: string, values: unknown[]) {
  const { changeSet, milliseconds, status, error } = attempt;
  const text = `WITH webhook AS (
      UPDATE "Webhook" SET ${set} WHERE "id" = $1::uuid AND "lease" = $2::uuid RETURNING *
    ), attempt AS (
      INSERT INTO "WebhookAttempt" ("id", "webhookId", "changeSetId", "number", "at", "milliseconds", "status", "error")
      SELECT $4::uuid, "id", $3::uuid, $5::int, now() - make_interval(secs => $6::int / 1000.0), $6::int, $7::int, $8::text FROM webhook
    ), oldest AS (
      DELETE FROM "WebhookAttempt" WHERE "id" IN (
        SELECT "id" FROM "WebhookAttempt" WHERE "webhookId" = (SELECT "id" FROM webhook) ORDER BY "at" DESC, "id" DESC OFFSET ${KEPT_ATTEMPTS - 1}
      )
    ) SELECT ${COLUMNS}, "state"::text FROM webhook`;
  const given = [id, lease, changeSet, randomUUID(), failures + 1, milliseconds, status, error, ...values];
  return db.query<[...Row, state: string]>({ text, values: given });
}

function leased([id, lease, url, secret, former, types, source, visit, place, message, messageOf, failures]:
  Row | [...Row, string]): LeasedWebhook {
  return {
    ...{ id, lease: lease, url, secrets: former === null ? [secret] : [secret, former], types, source, visit, place, failures },
    message: message === null ? null : { body: message, changeSet: messageOf! },
  };
}

/** The id of a message, the same for each attempt, and another for each webhook. */
export function messageId(webhook: string, changeSet: string): string {
  return `msg_${changeSet}_${webhook}`.replaceAll('-', '');
}
