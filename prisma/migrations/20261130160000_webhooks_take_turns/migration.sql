-- Webhooks take turns, slow ones leave room for others, and a pause is known to be over if the clock was put back since.

ALTER TABLE "Webhook"
  ADD COLUMN "failedAt" TIMESTAMPTZ(3),
  ADD COLUMN "turn" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "averageMilliseconds" INTEGER NOT NULL DEFAULT 0;
UPDATE "Webhook" SET "failedAt" = now() WHERE "nextAttemptAt" IS NOT NULL;

-- Laws
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_averageMilliseconds_from_none" CHECK ("averageMilliseconds" >= 0);

COMMENT ON COLUMN "Webhook"."turn" IS 'The webhook with the lowest number has its turn first; it then gets the highest.';
COMMENT ON COLUMN "Webhook"."averageMilliseconds" IS 'How long attempts have taken, the latest counting for a quarter.';
