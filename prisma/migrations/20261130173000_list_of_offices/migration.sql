-- The list of all offices is sorted by their start or by their last change.
CREATE INDEX "Position_startEarliest_startLatest_id_idx" ON "Position"("startEarliest", "startLatest", "id");
CREATE INDEX "Position_newest_idx" ON "Position"("startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, "id" DESC);
CREATE INDEX "Position_updatedAt_id_idx" ON "Position"("updatedAt", "id");
DROP INDEX "Position_updatedAt_idx";
