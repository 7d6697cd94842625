-- What sources say of the same fact, side by side, where they differ.

-- CreateEnum
CREATE TYPE "KeptBecause" AS ENUM ('NEWEST', 'MORE_PRECISE', 'FIRST_BY_NAME', 'NONE_FITS');

-- CreateEnum
CREATE TYPE "ValueStanding" AS ENUM ('KEPT', 'AGREES', 'DIFFERS');

-- CreateEnum
CREATE TYPE "DisputedKind" AS ENUM ('ORGANIZATION', 'PERSON', 'POSITION', 'VISIT', 'DELEGATE', 'EVENT', 'PARTICIPANT');

-- AlterTable
ALTER TABLE "Citation" ADD COLUMN     "unsaid" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Disagreement" (
    "id" UUID NOT NULL,
    "kind" "DisputedKind" NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "keptBecause" "KeptBecause" NOT NULL,
    "organizationId" UUID,
    "personId" UUID,
    "positionId" UUID,
    "visitId" UUID,
    "delegateId" UUID,
    "eventId" UUID,
    "participantId" UUID,

    CONSTRAINT "Disagreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimedValue" (
    "id" UUID NOT NULL,
    "disagreementId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "standing" "ValueStanding" NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "ClaimedValue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Disagreement_kind_id_idx" ON "Disagreement"("kind", "id");

-- CreateIndex
CREATE INDEX "Disagreement_field_id_idx" ON "Disagreement"("field", "id");

-- CreateIndex
CREATE INDEX "ClaimedValue_sourceId_id_idx" ON "ClaimedValue"("sourceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimedValue_disagreementId_sourceId_key" ON "ClaimedValue"("disagreementId", "sourceId");

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimedValue" ADD CONSTRAINT "ClaimedValue_disagreementId_fkey" FOREIGN KEY ("disagreementId") REFERENCES "Disagreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimedValue" ADD CONSTRAINT "ClaimedValue_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Laws
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_unsaid_not_blank" CHECK ("says_something"("unsaid"));
SELECT "tell_changes_of"('"Disagreement"');
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_field_not_blank" CHECK ("field" ~ '\S');
SELECT "tell_changes_of"('"ClaimedValue"');
ALTER TABLE "ClaimedValue" ADD CONSTRAINT "ClaimedValue_value_not_blank" CHECK ("value" ~ '\S');
ALTER TABLE "ClaimedValue" ADD CONSTRAINT "ClaimedValue_ordinal_from_zero" CHECK ("ordinal" >= 0);

ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_exactly_one_fact" CHECK (
  num_nonnulls("organizationId", "personId", "positionId", "visitId", "delegateId", "eventId", "participantId") = 1);
ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_kind_of_fact" CHECK (
  CASE "kind"
    WHEN 'ORGANIZATION' THEN "organizationId" WHEN 'PERSON' THEN "personId" WHEN 'POSITION' THEN "positionId"
    WHEN 'VISIT' THEN "visitId" WHEN 'DELEGATE' THEN "delegateId" WHEN 'EVENT' THEN "eventId"
    WHEN 'PARTICIPANT' THEN "participantId"
  END IS NOT NULL);
-- By it an import finds what is stored of the facts that it concerns (src/store/disagreements.ts), whatever their kind.
CREATE UNIQUE INDEX "Disagreement_fact_field_key" ON "Disagreement"
  (COALESCE("organizationId", "personId", "positionId", "visitId", "delegateId", "eventId", "participantId"), "field");
CREATE INDEX "Disagreement_organizationId_idx" ON "Disagreement" ("organizationId") WHERE "organizationId" IS NOT NULL;
CREATE INDEX "Disagreement_personId_idx" ON "Disagreement" ("personId") WHERE "personId" IS NOT NULL;
CREATE INDEX "Disagreement_positionId_idx" ON "Disagreement" ("positionId") WHERE "positionId" IS NOT NULL;
CREATE INDEX "Disagreement_visitId_idx" ON "Disagreement" ("visitId") WHERE "visitId" IS NOT NULL;
CREATE INDEX "Disagreement_delegateId_idx" ON "Disagreement" ("delegateId") WHERE "delegateId" IS NOT NULL;
CREATE INDEX "Disagreement_eventId_idx" ON "Disagreement" ("eventId") WHERE "eventId" IS NOT NULL;
CREATE INDEX "Disagreement_participantId_idx" ON "Disagreement" ("participantId") WHERE "participantId" IS NOT NULL;

COMMENT ON TABLE "Disagreement" IS 'A field of one fact of which sources claim values that cannot all be right. Derived from the annotations.';
COMMENT ON TABLE "ClaimedValue" IS 'What one source says of a field on which sources disagree.';
COMMENT ON COLUMN "ClaimedValue"."ordinal" IS 'Position among the values, newest source first, from 0.';
COMMENT ON COLUMN "Citation"."unsaid" IS
  'The fields of the fact whose stored values the source does not say: it is silent, vaguer, or says otherwise.';

-- What is stored was settled by older rules: it is settled again, once (src/store/settle-again.ts).
ALTER TABLE "DataVersion" ADD COLUMN "settledBy" INTEGER NOT NULL DEFAULT 0;
COMMENT ON COLUMN "DataVersion"."settledBy" IS 'The version of the rules by which claims were settled.';
