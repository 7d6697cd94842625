-- What a source claims was one document, read, checked and written whole for each edit. Now each entry is a row.

-- CreateTable
CREATE TABLE "AnnotationEntry" (
    "sourceId" UUID NOT NULL,
    "collection" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "claim" JSONB NOT NULL,
    "refersTo" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "about" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "AnnotationEntry_pkey" PRIMARY KEY ("sourceId","collection","key")
);

-- The documents, as src/claims/entries.ts divides them. Defaults that a document lacks are filled in when it is read.
WITH "part" AS (
  SELECT "sourceId", "collection", "content" FROM "SourceDocument", jsonb_each("annotation") AS "each"("collection", "content")
), "entry" AS (
  SELECT "sourceId", "collection", "content" ->> 'slug' AS "key", "content" AS "claim"
  FROM "part" WHERE "collection" = 'source'
  UNION ALL
  SELECT "sourceId", "collection", "slug", "claim"
  FROM "part", jsonb_each("content") AS "each"("slug", "claim")
  WHERE "collection" IN ('people', 'organizations', 'topics', 'visits', 'events', 'statements')
  UNION ALL
  SELECT "sourceId", "collection", encode(sha256(convert_to(CASE "collection"
    WHEN 'positions' THEN format('[["person",%s],["title",%s],["organization",%s],["country",%s],["term",%s]]',
      "claim" -> 'person', "claim" -> 'title', coalesce("claim" -> 'organization', 'null'),
      coalesce("claim" -> 'country', 'null'), coalesce("claim" -> 'term', '1'))
    ELSE (
      -- A child is stored as the other side of a parent; spouses and siblings are in the order of their slugs.
      SELECT format('[["person","%s"],["relative","%s"],["kind","%s"]]',
        CASE WHEN "turned" THEN "claim" ->> 'relative' ELSE "claim" ->> 'person' END,
        CASE WHEN "turned" THEN "claim" ->> 'person' ELSE "claim" ->> 'relative' END,
        CASE "claim" ->> 'kind' WHEN 'CHILD' THEN 'PARENT' ELSE "claim" ->> 'kind' END)
      FROM (SELECT CASE "claim" ->> 'kind' WHEN 'PARENT' THEN false WHEN 'CHILD' THEN true
        ELSE ("claim" ->> 'person') COLLATE "C" >= "claim" ->> 'relative' END AS "turned") AS "kin"
    ) END, 'UTF8')), 'hex'), "claim"
  FROM "part", jsonb_array_elements("content") AS "element"("claim")
  WHERE "collection" IN ('kinship', 'positions')
)
INSERT INTO "AnnotationEntry" ("sourceId", "collection", "key", "claim", "about", "refersTo")
SELECT "sourceId", "collection", "key", "claim", CASE "collection"
  WHEN 'kinship' THEN ARRAY['people/' || ("claim" ->> 'person'), 'people/' || ("claim" ->> 'relative')]
  WHEN 'positions' THEN ARRAY['people/' || ("claim" ->> 'person')]
  ELSE '{}' END, ARRAY(
  SELECT DISTINCT "to" || '/' || "slug" FROM (
    SELECT "to", "claim" ->> "field" FROM (VALUES
      ('source', 'publisher', 'organizations'), ('organizations', 'parent', 'organizations'),
      ('kinship', 'person', 'people'), ('kinship', 'relative', 'people'),
      ('positions', 'person', 'people'), ('positions', 'organization', 'organizations'),
      ('events', 'visit', 'visits'), ('statements', 'reportedBy', 'organizations'),
      ('statements', 'visit', 'visits'), ('statements', 'event', 'events')
    ) AS "reference"("in", "field", "to") WHERE "in" = "collection"
    UNION ALL
    SELECT "to", "slug" FROM (VALUES
      ('statements', 'about', 'visits'), ('statements', 'topics', 'topics'),
      ('statements', 'reportedThrough', 'organizations')
    ) AS "reference"("in", "list", "to"), jsonb_array_elements_text("claim" -> "list") AS "slug"
    WHERE "in" = "collection"
    UNION ALL
    SELECT "to", "row" ->> "field" FROM (VALUES
      ('visits', 'delegation', 'person', 'people'),
      ('events', 'participants', 'person', 'people'), ('events', 'participants', 'organization', 'organizations'),
      ('statements', 'speakers', 'person', 'people'), ('statements', 'speakers', 'organization', 'organizations')
    ) AS "reference"("in", "list", "field", "to"), jsonb_array_elements("claim" -> "list") AS "row"
    WHERE "in" = "collection"
  ) AS "references"("to", "slug") WHERE "slug" IS NOT NULL
)
FROM "entry";

-- AddForeignKey
ALTER TABLE "AnnotationEntry" ADD CONSTRAINT "AnnotationEntry_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which sources declare something, and claim something of it in lists. Statements belong to their source alone.
CREATE INDEX "AnnotationEntry_declared_idx" ON "AnnotationEntry" ("collection", "key")
  WHERE "collection" NOT IN ('source', 'statements');
CREATE INDEX "AnnotationEntry_about_idx" ON "AnnotationEntry" USING gin ("about") WHERE "about" <> '{}';
-- What refers to an entry that changes.
CREATE INDEX "AnnotationEntry_refersTo_idx" ON "AnnotationEntry" USING gin ("refersTo");

-- AlterTable
DROP INDEX "SourceDocument_declared_idx";
DROP FUNCTION "declared"(jsonb);
ALTER TABLE "SourceDocument" DROP COLUMN "annotation";

-- Laws
SELECT "tell_changes_of"('"AnnotationEntry"');
ALTER TABLE "AnnotationEntry" ADD CONSTRAINT "AnnotationEntry_collection_not_blank" CHECK ("collection" ~ '\S');
ALTER TABLE "AnnotationEntry" ADD CONSTRAINT "AnnotationEntry_key_not_blank" CHECK ("key" ~ '\S');
ALTER TABLE "AnnotationEntry" ADD CONSTRAINT "AnnotationEntry_refersTo_not_blank" CHECK ("says_something"("refersTo"));
ALTER TABLE "AnnotationEntry" ADD CONSTRAINT "AnnotationEntry_about_not_blank" CHECK ("says_something"("about"));
