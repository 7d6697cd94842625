-- Journeys: visits that are stops of one trip.
-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "journeyId" UUID;

-- CreateTable
CREATE TABLE "Journey" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFolded" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Journey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Journey_slug_key" ON "Journey"("slug");

-- CreateIndex
CREATE INDEX "Journey_name_id_idx" ON "Journey"("name", "id");

-- CreateIndex
CREATE INDEX "Journey_updatedAt_id_idx" ON "Journey"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Journey_nameFolded_trigrams_idx" ON "Journey" USING GIN ("nameFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Visit_journeyId_startEarliest_startLatest_id_idx" ON "Visit"("journeyId", "startEarliest", "startLatest", "id");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_journeyId_fkey" FOREIGN KEY ("journeyId") REFERENCES "Journey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Constraints
SELECT "tell_changes_of"('"Journey"');
ALTER TABLE "Journey" ADD CONSTRAINT "Journey_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Journey" ADD CONSTRAINT "Journey_name_not_blank" CHECK ("name" ~ '\S');
