-- DropIndex
DROP INDEX "Country_updatedAt_idx";

-- DropIndex
DROP INDEX "Event_updatedAt_idx";

-- DropIndex
DROP INDEX "Organization_updatedAt_idx";

-- DropIndex
DROP INDEX "Person_updatedAt_idx";

-- DropIndex
DROP INDEX "Source_updatedAt_idx";

-- DropIndex
DROP INDEX "Statement_updatedAt_idx";

-- DropIndex
DROP INDEX "Topic_updatedAt_idx";

-- DropIndex
DROP INDEX "Visit_updatedAt_idx";

-- CreateIndex
CREATE INDEX "Country_updatedAt_id_idx" ON "Country"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Event_updatedAt_id_idx" ON "Event"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Organization_updatedAt_id_idx" ON "Organization"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Person_updatedAt_id_idx" ON "Person"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Source_updatedAt_id_idx" ON "Source"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Statement_updatedAt_id_idx" ON "Statement"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Topic_updatedAt_id_idx" ON "Topic"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Visit_updatedAt_id_idx" ON "Visit"("updatedAt", "id");
