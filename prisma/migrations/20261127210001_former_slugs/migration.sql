-- A slug that an object had before an import gave it another. By slug, since it is another row.

-- CreateTable
CREATE TABLE "FormerSlug" (
    "id" UUID NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "current" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerSlug_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FormerSlug_type_current_idx" ON "FormerSlug"("type", "current");

-- CreateIndex
CREATE UNIQUE INDEX "FormerSlug_type_slug_key" ON "FormerSlug"("type", "slug");

-- Laws
SELECT "tell_changes_of"('"FormerSlug"');
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_type_not_blank" CHECK ("type" ~ '\S');
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_current_not_blank" CHECK ("current" ~ '\S');
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_leads_to_another" CHECK ("slug" <> "current");
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_type_has_slugs" CHECK ("type" IN ('Event', 'Organization', 'Person', 'Topic', 'Visit'));
