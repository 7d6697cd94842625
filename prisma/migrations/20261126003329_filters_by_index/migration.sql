-- Trigrams, by which a part of a text is found. The extension is one that the owner of a database may create.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateIndex
CREATE INDEX "Event_status_idx" ON "Event"("status");

-- CreateIndex
CREATE INDEX "Event_kind_idx" ON "Event"("kind");

-- CreateIndex
CREATE INDEX "Event_titleFolded_trigrams_idx" ON "Event" USING GIN ("titleFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Event_placesFolded_trigrams_idx" ON "Event" USING GIN ("placesFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Event_noteFolded_trigrams_idx" ON "Event" USING GIN ("noteFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Organization_namesFolded_trigrams_idx" ON "Organization" USING GIN ("namesFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Person_namesFolded_trigrams_idx" ON "Person" USING GIN ("namesFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Source_titleFolded_trigrams_idx" ON "Source" USING GIN ("titleFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Statement_kind_idx" ON "Statement"("kind");

-- CreateIndex
CREATE INDEX "Statement_attribution_idx" ON "Statement"("attribution");

-- CreateIndex
CREATE INDEX "Statement_key_idx" ON "Statement"("key");

-- CreateIndex
CREATE INDEX "Statement_textFolded_trigrams_idx" ON "Statement" USING GIN ("textFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Visit_status_idx" ON "Visit"("status");

-- CreateIndex
CREATE INDEX "Visit_kind_idx" ON "Visit"("kind");

-- CreateIndex
CREATE INDEX "Visit_titleFolded_trigrams_idx" ON "Visit" USING GIN ("titleFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Visit_placesFolded_trigrams_idx" ON "Visit" USING GIN ("placesFolded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Visit_noteFolded_trigrams_idx" ON "Visit" USING GIN ("noteFolded" gin_trgm_ops);

-- Partial dates as ranges of days, without an end where they have none. Prisma's diff looks past indexes on expressions.
CREATE INDEX "Visit_start_days_idx" ON "Visit" USING gist (daterange("startEarliest", "startLatest", '[]')) WHERE "startEdtf" IS NOT NULL;
CREATE INDEX "Visit_end_days_idx" ON "Visit" USING gist (daterange("endEarliest", "endLatest", '[]')) WHERE "endEdtf" IS NOT NULL;
CREATE INDEX "Event_start_days_idx" ON "Event" USING gist (daterange("startEarliest", "startLatest", '[]')) WHERE "startEdtf" IS NOT NULL;
CREATE INDEX "Event_end_days_idx" ON "Event" USING gist (daterange("endEarliest", "endLatest", '[]')) WHERE "endEdtf" IS NOT NULL;
CREATE INDEX "Statement_saidOn_days_idx" ON "Statement" USING gist (daterange("saidOnEarliest", "saidOnLatest", '[]')) WHERE "saidOnEdtf" IS NOT NULL;

-- An index on an expression has statistics of its own, and PostgreSQL knows how rare a value is by them.
ANALYZE "Visit", "Event", "Statement";
