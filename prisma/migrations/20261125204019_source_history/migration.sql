-- CreateIndex
CREATE INDEX "ChangeSet_source_id_idx" ON "ChangeSet"("source", "id");
