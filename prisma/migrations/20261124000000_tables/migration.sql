-- The tables, as `npm run migration` writes them from prisma/schema.prisma, with what Prisma cannot say put in by hand:
--   COLLATE "C"           text is ordered by code point, so that every engine and platform pages in the same order
--   NOT NULL on lists     an empty list is one value, not two
--   GENERATED ... STORED  Prisma's diff takes a generated column for one with a default: the schema must say the
--                         expression as PostgreSQL prints it
--   DESC NULLS LAST       nulls come last in both directions
--   NULLS NOT DISTINCT    natural keys that hold for absent parts too
--   english_words         PostgreSQL's "english" without its list of stop words: quotations of one common word ("again")
--                         and phrases of several ("this should not") are to be found
-- The laws that a row must keep are in the next migration.

-- CreateTextSearchConfiguration
CREATE TEXT SEARCH DICTIONARY english_words (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION english_words (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION english_words
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH english_words;

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('YEAR', 'MONTH', 'DAY');

-- CreateEnum
CREATE TYPE "KinshipKind" AS ENUM ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('GOVERNMENT', 'PARTY', 'NEWS_AGENCY', 'THINK_TANK', 'RESEARCH_PROJECT', 'INTERGOVERNMENTAL', 'OTHER');

-- CreateEnum
CREATE TYPE "PositionStatus" AS ENUM ('HELD', 'ENDED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "VisitKind" AS ENUM ('STATE', 'OFFICIAL', 'OFFICIAL_WORKING', 'WORKING', 'UNOFFICIAL', 'PRIVATE', 'TRANSIT');

-- CreateEnum
CREATE TYPE "OccurrenceStatus" AS ENUM ('PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "DelegationSide" AS ENUM ('GUEST', 'HOST');

-- CreateEnum
CREATE TYPE "DelegateCapacity" AS ENUM ('HEAD', 'SPOUSE', 'MEMBER');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('SUMMIT', 'MEETING', 'TALKS', 'BANQUET', 'PERFORMANCE', 'EXHIBITION', 'CEREMONY');

-- CreateEnum
CREATE TYPE "StatementKind" AS ENUM ('DIRECT_QUOTE', 'PARTIAL_QUOTE', 'INDIRECT_QUOTE', 'PARAPHRASE');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('ARTICLE', 'DATASET');

-- CreateTable
CREATE TABLE "Country" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "officialName" TEXT COLLATE "C",
    "aliases" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[],
    "namesFolded" TEXT COLLATE "C" NOT NULL,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "namesFolded")) STORED,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[],
    "namesFolded" TEXT COLLATE "C" NOT NULL,
    "countryId" UUID,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "namesFolded")) STORED,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Kinship" (
    "id" UUID NOT NULL,
    "kind" "KinshipKind" NOT NULL,
    "personId" UUID NOT NULL,
    "relativeId" UUID NOT NULL,

    CONSTRAINT "Kinship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "abbreviation" TEXT COLLATE "C",
    "aliases" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[],
    "namesFolded" TEXT COLLATE "C" NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "countryId" UUID,
    "parentId" UUID,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "namesFolded")) STORED,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" UUID NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "personId" UUID NOT NULL,
    "organizationId" UUID,
    "countryId" UUID,
    "term" INTEGER NOT NULL DEFAULT 1,
    "startEdtf" TEXT COLLATE "C",
    "startPrecision" "DatePrecision",
    "startEarliest" DATE,
    "startLatest" DATE,
    "endEdtf" TEXT COLLATE "C",
    "endPrecision" "DatePrecision",
    "endEarliest" DATE,
    "endLatest" DATE,
    "status" "PositionStatus" NOT NULL,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "titleFolded" TEXT COLLATE "C" NOT NULL,
    "kind" "VisitKind",
    "status" "OccurrenceStatus" NOT NULL,
    "guestCountryId" UUID,
    "hostCountryId" UUID NOT NULL,
    "places" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[],
    "startEdtf" TEXT COLLATE "C",
    "startPrecision" "DatePrecision",
    "startEarliest" DATE,
    "startLatest" DATE,
    "endEdtf" TEXT COLLATE "C",
    "endPrecision" "DatePrecision",
    "endEarliest" DATE,
    "endLatest" DATE,
    "durationDays" INTEGER,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "titleFolded")) STORED,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegate" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT COLLATE "C" NOT NULL,
    "side" "DelegationSide" NOT NULL,
    "capacity" "DelegateCapacity" NOT NULL,
    "role" TEXT COLLATE "C",
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "kind" "EventKind" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "titleFolded" TEXT COLLATE "C" NOT NULL,
    "status" "OccurrenceStatus" NOT NULL,
    "startEdtf" TEXT COLLATE "C",
    "startPrecision" "DatePrecision",
    "startEarliest" DATE,
    "startLatest" DATE,
    "endEdtf" TEXT COLLATE "C",
    "endPrecision" "DatePrecision",
    "endEarliest" DATE,
    "endLatest" DATE,
    "countryId" UUID,
    "venue" TEXT COLLATE "C",
    "visitId" UUID,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "titleFolded")) STORED,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "personId" UUID,
    "countryId" UUID,
    "organizationId" UUID,
    "side" "DelegationSide",
    "role" TEXT COLLATE "C",
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "kind" "StatementKind" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "textFolded" TEXT COLLATE "C" NOT NULL,
    "reportedById" UUID,
    "saidOnEdtf" TEXT COLLATE "C",
    "saidOnPrecision" "DatePrecision",
    "saidOnEarliest" DATE,
    "saidOnLatest" DATE,
    "visitId" UUID,
    "eventId" UUID,
    "passageStart" INTEGER NOT NULL,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "textFolded")) STORED,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementSpeaker" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "personId" UUID,
    "organizationId" UUID,
    "countryId" UUID,

    CONSTRAINT "StatementSpeaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementVisit" (
    "statementId" UUID NOT NULL,
    "visitId" UUID NOT NULL,

    CONSTRAINT "StatementVisit_pkey" PRIMARY KEY ("statementId","visitId")
);

-- CreateTable
CREATE TABLE "StatementTopic" (
    "statementId" UUID NOT NULL,
    "topicId" UUID NOT NULL,

    CONSTRAINT "StatementTopic_pkey" PRIMARY KEY ("topicId","statementId")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFolded" TEXT COLLATE "C" NOT NULL,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "nameFolded")) STORED,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "titleFolded" TEXT COLLATE "C" NOT NULL,
    "section" TEXT COLLATE "C",
    "publisherId" UUID,
    "publishedOnEdtf" TEXT COLLATE "C",
    "publishedOnPrecision" "DatePrecision",
    "publishedOnEarliest" DATE,
    "publishedOnLatest" DATE,
    "url" TEXT COLLATE "C",
    "licence" TEXT COLLATE "C",
    "sha256" TEXT COLLATE "C" NOT NULL,
    "length" INTEGER NOT NULL,
    "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, "titleFolded")) STORED,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceDocument" (
    "sourceId" UUID NOT NULL,
    "annotation" JSONB NOT NULL,
    "text" TEXT COLLATE "C",

    CONSTRAINT "SourceDocument_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT COLLATE "C",
    "ordinal" INTEGER NOT NULL,
    "organizationId" UUID,
    "kinshipId" UUID,
    "positionId" UUID,
    "visitId" UUID,
    "delegateId" UUID,
    "eventId" UUID,
    "participantId" UUID,
    "statementId" UUID,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Country_slug_key" ON "Country"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Country_code_key" ON "Country"("code");

-- CreateIndex
CREATE INDEX "Country_name_id_idx" ON "Country"("name", "id");

-- CreateIndex
CREATE INDEX "Country_searchVector_idx" ON "Country" USING GIN ("searchVector");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "Person_name_id_idx" ON "Person"("name", "id");

-- CreateIndex
CREATE INDEX "Person_countryId_name_id_idx" ON "Person"("countryId", "name", "id");

-- CreateIndex
CREATE INDEX "Person_searchVector_idx" ON "Person" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "Kinship_relativeId_idx" ON "Kinship"("relativeId");

-- CreateIndex
CREATE UNIQUE INDEX "Kinship_personId_relativeId_kind_key" ON "Kinship"("personId", "relativeId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Organization_name_id_idx" ON "Organization"("name", "id");

-- CreateIndex
CREATE INDEX "Organization_countryId_idx" ON "Organization"("countryId");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_searchVector_idx" ON "Organization" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "Position_person_newest_idx" ON "Position"("personId", "startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "Position_organization_newest_idx" ON "Position"("organizationId", "startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "Position_countryId_idx" ON "Position"("countryId");

-- CreateIndex
CREATE UNIQUE INDEX "Position_natural_key" ON "Position"("personId", "title", "organizationId", "countryId", "term") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "Visit_slug_key" ON "Visit"("slug");

-- CreateIndex
CREATE INDEX "Visit_startEarliest_startLatest_id_idx" ON "Visit"("startEarliest", "startLatest", "id");

-- CreateIndex
CREATE INDEX "Visit_newest_idx" ON "Visit"("startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "Visit_title_id_idx" ON "Visit"("title", "id");

-- CreateIndex
CREATE INDEX "Visit_guestCountryId_startEarliest_startLatest_id_idx" ON "Visit"("guestCountryId", "startEarliest", "startLatest", "id");

-- CreateIndex
CREATE INDEX "Visit_hostCountryId_startEarliest_startLatest_id_idx" ON "Visit"("hostCountryId", "startEarliest", "startLatest", "id");

-- CreateIndex
CREATE INDEX "Visit_searchVector_idx" ON "Visit" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "Delegate_visitId_ordinal_id_idx" ON "Delegate"("visitId", "ordinal", "id");

-- CreateIndex
CREATE INDEX "Delegate_personId_visitId_idx" ON "Delegate"("personId", "visitId");

-- CreateIndex
CREATE UNIQUE INDEX "Delegate_visitId_personId_key" ON "Delegate"("visitId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_startEarliest_startLatest_id_idx" ON "Event"("startEarliest", "startLatest", "id");

-- CreateIndex
CREATE INDEX "Event_countryId_idx" ON "Event"("countryId");

-- CreateIndex
CREATE INDEX "Event_visitId_startEarliest_startLatest_id_idx" ON "Event"("visitId", "startEarliest", "startLatest", "id");

-- CreateIndex
CREATE INDEX "Event_searchVector_idx" ON "Event" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "Participant_eventId_ordinal_id_idx" ON "Participant"("eventId", "ordinal", "id");

-- CreateIndex
CREATE INDEX "Participant_personId_idx" ON "Participant"("personId");

-- CreateIndex
CREATE INDEX "Participant_countryId_idx" ON "Participant"("countryId");

-- CreateIndex
CREATE INDEX "Participant_organizationId_idx" ON "Participant"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_natural_key" ON "Participant"("eventId", "personId", "countryId", "organizationId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "Statement_sourceId_passageStart_id_idx" ON "Statement"("sourceId", "passageStart", "id");

-- CreateIndex
CREATE INDEX "Statement_passage_desc_idx" ON "Statement"("sourceId" DESC, "passageStart" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Statement_saidOnEarliest_saidOnLatest_id_idx" ON "Statement"("saidOnEarliest", "saidOnLatest", "id");

-- CreateIndex
CREATE INDEX "Statement_newest_idx" ON "Statement"("saidOnEarliest" DESC NULLS LAST, "saidOnLatest" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "Statement_reportedById_sourceId_passageStart_id_idx" ON "Statement"("reportedById", "sourceId", "passageStart", "id");

-- CreateIndex
CREATE INDEX "Statement_visitId_sourceId_passageStart_id_idx" ON "Statement"("visitId", "sourceId", "passageStart", "id");

-- CreateIndex
CREATE INDEX "Statement_eventId_idx" ON "Statement"("eventId");

-- CreateIndex
CREATE INDEX "Statement_searchVector_idx" ON "Statement" USING GIN ("searchVector");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_sourceId_key_key" ON "Statement"("sourceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "StatementSpeaker_statementId_ordinal_key" ON "StatementSpeaker"("statementId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "StatementSpeaker_personId_statementId_key" ON "StatementSpeaker"("personId", "statementId");

-- CreateIndex
CREATE UNIQUE INDEX "StatementSpeaker_organizationId_statementId_key" ON "StatementSpeaker"("organizationId", "statementId");

-- CreateIndex
CREATE UNIQUE INDEX "StatementSpeaker_countryId_statementId_key" ON "StatementSpeaker"("countryId", "statementId");

-- CreateIndex
CREATE INDEX "StatementVisit_visitId_idx" ON "StatementVisit"("visitId");

-- CreateIndex
CREATE INDEX "StatementTopic_statementId_idx" ON "StatementTopic"("statementId");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_slug_key" ON "Topic"("slug");

-- CreateIndex
CREATE INDEX "Topic_name_id_idx" ON "Topic"("name", "id");

-- CreateIndex
CREATE INDEX "Topic_searchVector_idx" ON "Topic" USING GIN ("searchVector");

-- CreateIndex
CREATE UNIQUE INDEX "Source_slug_key" ON "Source"("slug");

-- CreateIndex
CREATE INDEX "Source_title_id_idx" ON "Source"("title", "id");

-- CreateIndex
CREATE INDEX "Source_publisherId_idx" ON "Source"("publisherId");

-- CreateIndex
CREATE INDEX "Source_searchVector_idx" ON "Source" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "Citation_sourceId_start_end_id_idx" ON "Citation"("sourceId", "start", "end", "id");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Kinship" ADD CONSTRAINT "Kinship_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Kinship" ADD CONSTRAINT "Kinship_relativeId_fkey" FOREIGN KEY ("relativeId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_guestCountryId_fkey" FOREIGN KEY ("guestCountryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_hostCountryId_fkey" FOREIGN KEY ("hostCountryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_reportedById_fkey" FOREIGN KEY ("reportedById") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementVisit" ADD CONSTRAINT "StatementVisit_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementVisit" ADD CONSTRAINT "StatementVisit_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementTopic" ADD CONSTRAINT "StatementTopic_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementTopic" ADD CONSTRAINT "StatementTopic_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceDocument" ADD CONSTRAINT "SourceDocument_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_kinshipId_fkey" FOREIGN KEY ("kinshipId") REFERENCES "Kinship"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
