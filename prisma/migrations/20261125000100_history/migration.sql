-- Every row counts its changes, and a history tells who changed what, when, from what to what.

-- CreateEnum
CREATE TYPE "ChangeOperation" AS ENUM ('CREATED', 'UPDATED', 'DELETED');

-- AlterTable
ALTER TABLE "Country" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Kinship" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Position" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Statement" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT COLLATE "C",
    "source" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ChangeSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" UUID NOT NULL,
    "changeSetId" UUID NOT NULL,
    "operation" "ChangeOperation" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "nodeId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MergedPerson" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "MergedPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "subject" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "nodeId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("subject","key")
);

-- CreateIndex
CREATE INDEX "ChangeSet_at_idx" ON "ChangeSet"("at");

-- CreateIndex
CREATE INDEX "Change_changeSetId_idx" ON "Change"("changeSetId");

-- CreateIndex
CREATE INDEX "Change_nodeId_id_idx" ON "Change"("nodeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MergedPerson_slug_key" ON "MergedPerson"("slug");

-- CreateIndex
CREATE INDEX "MergedPerson_personId_idx" ON "MergedPerson"("personId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Country_updatedAt_idx" ON "Country"("updatedAt");

-- CreateIndex
CREATE INDEX "Event_updatedAt_idx" ON "Event"("updatedAt");

-- CreateIndex
CREATE INDEX "Organization_updatedAt_idx" ON "Organization"("updatedAt");

-- CreateIndex
CREATE INDEX "Person_updatedAt_idx" ON "Person"("updatedAt");

-- CreateIndex
CREATE INDEX "Position_updatedAt_idx" ON "Position"("updatedAt");

-- CreateIndex
CREATE INDEX "Source_updatedAt_idx" ON "Source"("updatedAt");

-- CreateIndex
CREATE INDEX "Statement_updatedAt_idx" ON "Statement"("updatedAt");

-- CreateIndex
CREATE INDEX "Topic_updatedAt_idx" ON "Topic"("updatedAt");

-- CreateIndex
CREATE INDEX "Visit_updatedAt_idx" ON "Visit"("updatedAt");

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergedPerson" ADD CONSTRAINT "MergedPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Change" ADD CONSTRAINT "Change_version_from_one" CHECK ("version" >= 1);

-- Whoever listens is told of every change set, by its id, when it is committed.
CREATE FUNCTION "notify_change_set"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM pg_notify('communique_changes', NEW."id"::text);
  RETURN NULL;
END
$body$;
COMMENT ON FUNCTION "notify_change_set"() IS 'Tells the channel communique_changes of a change set.';
CREATE TRIGGER "ChangeSet_notify" AFTER INSERT ON "ChangeSet" FOR EACH ROW EXECUTE FUNCTION "notify_change_set"();

COMMENT ON TABLE "ChangeSet" IS 'What one transaction changed in what one source claims.';
COMMENT ON COLUMN "ChangeSet"."by" IS 'The subject who signed in; null for an operator''s command.';
COMMENT ON COLUMN "ChangeSet"."source" IS 'Slug of the source whose annotation was changed.';
COMMENT ON TABLE "Change" IS 'One row''s change.';
COMMENT ON COLUMN "Change"."type" IS 'The table of the row that was changed.';
COMMENT ON COLUMN "Change"."nodeId" IS 'The id of the row, which may be gone.';
COMMENT ON COLUMN "Change"."before" IS 'The fields that differ, in the API''s words, references by slug; all of a row that is deleted.';
COMMENT ON COLUMN "Change"."after" IS 'The fields that differ, in the API''s words, references by slug; all of a row that is created.';
COMMENT ON TABLE "MergedPerson" IS 'A person who turned out to be another; id and slug go on leading to the one who was kept.';
COMMENT ON TABLE "IdempotencyKey" IS 'A mutation that was carried out under a key of its client''s.';
COMMENT ON COLUMN "IdempotencyKey"."sha256" IS 'Of the mutation''s type and input, in lower-case hexadecimal.';
