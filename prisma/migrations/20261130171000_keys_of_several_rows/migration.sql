-- An idempotency key may be for several edits at once, and so for several rows.

ALTER TABLE "IdempotencyKey" ADD COLUMN "nodeIds" UUID[];
UPDATE "IdempotencyKey" SET "nodeIds" = ARRAY["nodeId"];
ALTER TABLE "IdempotencyKey"
  ALTER COLUMN "nodeIds" SET NOT NULL,
  DROP COLUMN "nodeId",
  DROP COLUMN "type";

COMMENT ON COLUMN "IdempotencyKey"."nodeIds" IS 'The rows that it made or changed, in the order of its edits; some may be gone.';
