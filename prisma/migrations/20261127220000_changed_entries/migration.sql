-- CreateTable
CREATE TABLE "ChangedEntry" (
    "changeSetId" UUID NOT NULL,
    "collection" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "before" JSONB,
    "after" TEXT COLLATE "C",

    CONSTRAINT "ChangedEntry_pkey" PRIMARY KEY ("changeSetId","collection","key")
);

-- CreateIndex
CREATE INDEX "ChangedEntry_collection_key_changeSetId_idx" ON "ChangedEntry"("collection", "key", "changeSetId");

-- AddForeignKey
ALTER TABLE "ChangedEntry" ADD CONSTRAINT "ChangedEntry_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
SELECT "tell_changes_of"('"ChangedEntry"');
ALTER TABLE "ChangedEntry" ADD CONSTRAINT "ChangedEntry_collection_not_blank" CHECK ("collection" ~ '\S');
ALTER TABLE "ChangedEntry" ADD CONSTRAINT "ChangedEntry_key_not_blank" CHECK ("key" ~ '\S');
ALTER TABLE "ChangedEntry" ADD CONSTRAINT "ChangedEntry_after_not_blank" CHECK ("after" ~ '\S');
