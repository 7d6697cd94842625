-- CreateEnum
CREATE TYPE "StatementTranslator" AS ENUM ('SPEAKER_SIDE', 'OUTLET', 'ANNOTATOR');

-- AlterEnum
ALTER TYPE "OccurrenceStatus" ADD VALUE 'ONGOING' BEFORE 'COMPLETED';

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "language" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Statement" ADD COLUMN     "language" TEXT COLLATE "C",
ADD COLUMN     "original" TEXT COLLATE "C",
ADD COLUMN     "originalFolded" TEXT COLLATE "C",
ADD COLUMN     "originalLanguage" TEXT COLLATE "C",
ADD COLUMN     "translatedBy" "StatementTranslator";

-- AlterTable
ALTER TABLE "StatementSpeaker" ADD COLUMN     "role" TEXT COLLATE "C";

-- CreateIndex
CREATE INDEX "Statement_language_idx" ON "Statement"("language");

-- CreateIndex
CREATE INDEX "Statement_originalLanguage_idx" ON "Statement"("originalLanguage");

-- CreateIndex
CREATE INDEX "Statement_originalFolded_trigrams_idx" ON "Statement" USING GIN ("originalFolded" gin_trgm_ops);

-- Laws
ALTER TABLE "Source" ADD CONSTRAINT "Source_language_not_blank" CHECK ("language" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_language_not_blank" CHECK ("language" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_original_not_blank" CHECK ("original" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_originalLanguage_not_blank" CHECK ("originalLanguage" ~ '\S');
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_role_not_blank" CHECK ("role" ~ '\S');
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_original_in_a_language"
  CHECK ("original" IS NULL OR "originalLanguage" IS NOT NULL);
