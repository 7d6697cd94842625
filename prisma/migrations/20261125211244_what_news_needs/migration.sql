-- CreateEnum
CREATE TYPE "StatementAttribution" AS ENUM ('NAMED', 'ANONYMOUS', 'OWN_VOICE');

-- AlterEnum
ALTER TYPE "EventKind" ADD VALUE 'ATTACK';
ALTER TYPE "EventKind" ADD VALUE 'BROADCAST';
ALTER TYPE "EventKind" ADD VALUE 'CALL';
ALTER TYPE "EventKind" ADD VALUE 'CLASH';
ALTER TYPE "EventKind" ADD VALUE 'CONFERENCE';
ALTER TYPE "EventKind" ADD VALUE 'ELECTION';
ALTER TYPE "EventKind" ADD VALUE 'MILITARY_EXERCISE';
ALTER TYPE "EventKind" ADD VALUE 'PRESS_CONFERENCE';
ALTER TYPE "EventKind" ADD VALUE 'PROTEST';
ALTER TYPE "EventKind" ADD VALUE 'SIGNING';
ALTER TYPE "EventKind" ADD VALUE 'SPEECH';
ALTER TYPE "EventKind" ADD VALUE 'SPORT';
ALTER TYPE "EventKind" ADD VALUE 'WEAPON_TEST';
ALTER TYPE "EventKind" ADD VALUE 'OTHER';

-- AlterEnum
ALTER TYPE "OrganizationKind" ADD VALUE 'ARMED_FORCES';
ALTER TYPE "OrganizationKind" ADD VALUE 'ARMED_GROUP';
ALTER TYPE "OrganizationKind" ADD VALUE 'BROADCASTER';
ALTER TYPE "OrganizationKind" ADD VALUE 'COMPANY';
ALTER TYPE "OrganizationKind" ADD VALUE 'COURT';
ALTER TYPE "OrganizationKind" ADD VALUE 'LEGISLATURE';
ALTER TYPE "OrganizationKind" ADD VALUE 'NEWSPAPER';
ALTER TYPE "OrganizationKind" ADD VALUE 'NON_GOVERNMENTAL';
ALTER TYPE "OrganizationKind" ADD VALUE 'RELIGIOUS';
ALTER TYPE "OrganizationKind" ADD VALUE 'UNIVERSITY';

-- AlterEnum
ALTER TYPE "SourceKind" ADD VALUE 'LINK';

-- AlterTable
ALTER TABLE "Citation" ADD COLUMN     "digest" TEXT COLLATE "C",
ADD COLUMN     "fragment" TEXT COLLATE "C",
ADD COLUMN     "isMain" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "countryAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "endAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "note" TEXT COLLATE "C",
ADD COLUMN     "noteFolded" TEXT COLLATE "C",
ADD COLUMN     "places" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "startAsPrinted" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "name" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Position" ADD COLUMN     "endAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "note" TEXT COLLATE "C",
ADD COLUMN     "personAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "startAsPrinted" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Statement" ADD COLUMN     "attribution" "StatementAttribution",
ADD COLUMN     "countryId" UUID,
ADD COLUMN     "place" TEXT COLLATE "C",
ADD COLUMN     "saidOnAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "speakersAsPrinted" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "endAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "guestCountryAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "hostCountryAsPrinted" TEXT COLLATE "C",
ADD COLUMN     "note" TEXT COLLATE "C",
ADD COLUMN     "noteFolded" TEXT COLLATE "C",
ADD COLUMN     "startAsPrinted" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "StatementReport" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "organizationId" UUID NOT NULL,

    CONSTRAINT "StatementReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StatementReport_statementId_ordinal_key" ON "StatementReport"("statementId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "StatementReport_organizationId_statementId_key" ON "StatementReport"("organizationId", "statementId");

-- CreateIndex
CREATE INDEX "Statement_countryId_idx" ON "Statement"("countryId");

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementReport" ADD CONSTRAINT "StatementReport_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementReport" ADD CONSTRAINT "StatementReport_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Laws
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_digest_form" CHECK ("digest" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_fragment_not_blank" CHECK ("fragment" ~ '\S');
ALTER TABLE "Event" ADD CONSTRAINT "Event_countryAsPrinted_not_blank" CHECK ("countryAsPrinted" ~ '\S');
ALTER TABLE "Event" ADD CONSTRAINT "Event_endAsPrinted_not_blank" CHECK ("endAsPrinted" ~ '\S');
ALTER TABLE "Event" ADD CONSTRAINT "Event_note_not_blank" CHECK ("note" ~ '\S');
ALTER TABLE "Event" ADD CONSTRAINT "Event_places_not_blank" CHECK ("says_something"("places"));
ALTER TABLE "Event" ADD CONSTRAINT "Event_startAsPrinted_not_blank" CHECK ("startAsPrinted" ~ '\S');
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_name_not_blank" CHECK ("name" ~ '\S');
ALTER TABLE "Position" ADD CONSTRAINT "Position_endAsPrinted_not_blank" CHECK ("endAsPrinted" ~ '\S');
ALTER TABLE "Position" ADD CONSTRAINT "Position_note_not_blank" CHECK ("note" ~ '\S');
ALTER TABLE "Position" ADD CONSTRAINT "Position_personAsPrinted_not_blank" CHECK ("personAsPrinted" ~ '\S');
ALTER TABLE "Position" ADD CONSTRAINT "Position_startAsPrinted_not_blank" CHECK ("startAsPrinted" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_place_not_blank" CHECK ("place" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_saidOnAsPrinted_not_blank" CHECK ("saidOnAsPrinted" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_speakersAsPrinted_not_blank" CHECK ("says_something"("speakersAsPrinted"));
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_endAsPrinted_not_blank" CHECK ("endAsPrinted" ~ '\S');
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_guestCountryAsPrinted_not_blank" CHECK ("guestCountryAsPrinted" ~ '\S');
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_hostCountryAsPrinted_not_blank" CHECK ("hostCountryAsPrinted" ~ '\S');
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_note_not_blank" CHECK ("note" ~ '\S');
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_startAsPrinted_not_blank" CHECK ("startAsPrinted" ~ '\S');
SELECT "tell_changes_of"('"StatementReport"');
ALTER TABLE "StatementReport" ADD CONSTRAINT "StatementReport_ordinal_from_zero" CHECK ("ordinal" >= 0);

-- A link has no text, and facts cite it as a whole: from 0 to 0.
ALTER TABLE "Citation" DROP CONSTRAINT "Citation_end_after_start";
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_end_after_start" CHECK ("end" > "start" OR ("start" = 0 AND "end" = 0));

-- Until a source is imported again, its first passage counts as the main one.
UPDATE "Citation" SET "isMain" = TRUE WHERE "ordinal" = 0;

COMMENT ON COLUMN "Citation"."fragment" IS 'The part of the structure of the text, as a fragment identifier without #: row=17 (RFC 7111), or an element''s id.';
COMMENT ON COLUMN "Citation"."digest" IS 'SHA-256 of the words. With a fragment, a citation that only moved is the same.';
COMMENT ON COLUMN "Citation"."isMain" IS 'Whether it is the first that its source gives for the fact.';
COMMENT ON COLUMN "Participant"."name" IS 'As the source prints it.';
COMMENT ON COLUMN "Statement"."attribution" IS 'To whom the source attributes it; null where it is not recorded.';
COMMENT ON TABLE "StatementReport" IS 'An outlet through which a source has a statement; each quotes the next.';
