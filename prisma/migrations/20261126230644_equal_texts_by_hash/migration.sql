-- CreateIndex
CREATE INDEX "Statement_textFolded_idx" ON "Statement" USING HASH ("textFolded");

-- CreateIndex
CREATE INDEX "Visit_titleFolded_idx" ON "Visit" USING HASH ("titleFolded");
