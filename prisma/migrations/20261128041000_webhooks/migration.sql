-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('ACTIVE', 'PAUSED', 'FAILED', 'GONE');

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "types" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "source" TEXT COLLATE "C",
    "visit" TEXT COLLATE "C",
    "secret" TEXT COLLATE "C" NOT NULL,
    "formerSecret" TEXT COLLATE "C",
    "formerSecretUntil" TIMESTAMPTZ(3),
    "state" "WebhookState" NOT NULL DEFAULT 'ACTIVE',
    "place" UUID NOT NULL,
    "message" TEXT COLLATE "C",
    "messageOf" UUID,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "lease" UUID,
    "leasedUntil" TIMESTAMPTZ(3),
    "createdBy" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookAttempt" (
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "changeSetId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "milliseconds" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT COLLATE "C",

    CONSTRAINT "WebhookAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebhookAttempt_webhookId_at_id_idx" ON "WebhookAttempt"("webhookId", "at", "id");

-- AddForeignKey
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_url_not_blank" CHECK ("url" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_types_not_blank" CHECK ("says_something"("types"));
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_source_not_blank" CHECK ("source" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_visit_not_blank" CHECK ("visit" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_secret_not_blank" CHECK ("secret" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_formerSecret_not_blank" CHECK ("formerSecret" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_message_not_blank" CHECK ("message" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_createdBy_not_blank" CHECK ("createdBy" ~ '\S');
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_error_not_blank" CHECK ("error" ~ '\S');
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_former_secret_until" CHECK (("formerSecret" IS NULL) = ("formerSecretUntil" IS NULL));
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_message_of" CHECK (("message" IS NULL) = ("messageOf" IS NULL));
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_leased_until" CHECK (("lease" IS NULL) = ("leasedUntil" IS NULL));
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_failures_from_none" CHECK ("failures" >= 0);
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_number_from_one" CHECK ("number" >= 1);

COMMENT ON TABLE "Webhook" IS 'An address that change sets are sent to. What comes after its place in the history is its queue.';
COMMENT ON COLUMN "Webhook"."secret" IS 'What messages are signed with. It is shown once, and is in no archive.';
COMMENT ON COLUMN "Webhook"."place" IS 'The change set up to which everything was sent. It may be gone after a restore.';
COMMENT ON COLUMN "Webhook"."lease" IS 'Names a process that is sending, until when no other process does.';
COMMENT ON TABLE "WebhookAttempt" IS 'An attempt to send a message. Of each webhook the newest hundred are kept.';
