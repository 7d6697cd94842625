-- Search finds the paragraphs of the texts that are stored.

-- CreateTable
CREATE TABLE "Paragraph" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT COLLATE "C" NOT NULL,
    "searchVector" tsvector NOT NULL,

    CONSTRAINT "Paragraph_pkey" PRIMARY KEY ("id")
);
COMMENT ON COLUMN "Paragraph"."searchVector" IS 'Of the words as the application folds them. They are not stored, so that it is not generated.';

-- CreateIndex
CREATE INDEX "Paragraph_searchVector_idx" ON "Paragraph" USING GIN ("searchVector");

-- CreateIndex
CREATE UNIQUE INDEX "Paragraph_sourceId_start_key" ON "Paragraph"("sourceId", "start");

-- AddForeignKey
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
SELECT "tell_changes_of"('"Paragraph"');
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_exact_not_blank" CHECK ("exact" ~ '\S');
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_start_and_end" CHECK ("start" >= 0 AND "end" > "start");

-- Whether a query finds anything of some types, or of all; `begun` is that for people and organizations. It is planned once a
-- session, by the indexes: PostgreSQL does not know how many rows a query matches that it does not see.
CREATE OR REPLACE FUNCTION "search_finds"("query" tsquery, "begun" tsquery, "types" text[]) RETURNS boolean
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN (("types" IS NULL OR 'Person' = ANY ("types")) AND EXISTS (SELECT FROM "Person" WHERE "searchVector" @@ "begun"))
    OR (("types" IS NULL OR 'Country' = ANY ("types")) AND EXISTS (SELECT FROM "Country" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Organization' = ANY ("types")) AND EXISTS (SELECT FROM "Organization" WHERE "searchVector" @@ "begun"))
    OR (("types" IS NULL OR 'Visit' = ANY ("types")) AND EXISTS (SELECT FROM "Visit" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Event' = ANY ("types")) AND EXISTS (SELECT FROM "Event" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Topic' = ANY ("types")) AND EXISTS (SELECT FROM "Topic" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Source' = ANY ("types")) AND EXISTS (SELECT FROM "Source" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Paragraph' = ANY ("types")) AND EXISTS (SELECT FROM "Paragraph" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Statement' = ANY ("types")) AND EXISTS (SELECT FROM "Statement" WHERE "searchVector" @@ "query"));
END
$$;

-- How many rows of each type a query matches, in the order of the types of a search; null where they are more than are worth
-- reading. `begun` is the query for people and organizations. It is planned once a session, by the indexes: PostgreSQL does
-- not know how many rows a query matches that it does not see.
CREATE OR REPLACE FUNCTION "search_sizes"("query" tsquery, "begun" tsquery, "types" text[]) RETURNS int[]
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "most" int;
  "size" int;
  "sizes" int[] := '{}';
BEGIN
  IF "types" IS NULL OR 'Person' = ANY ("types") THEN
    "most" := "search_reads"('"Person"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Person" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Organization' = ANY ("types") THEN
    "most" := "search_reads"('"Organization"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Organization" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Country' = ANY ("types") THEN
    "most" := "search_reads"('"Country"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Country" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Visit' = ANY ("types") THEN
    "most" := "search_reads"('"Visit"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Visit" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Event' = ANY ("types") THEN
    "most" := "search_reads"('"Event"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Event" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Statement' = ANY ("types") THEN
    "most" := "search_reads"('"Statement"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Statement" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Topic' = ANY ("types") THEN
    "most" := "search_reads"('"Topic"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Topic" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Source' = ANY ("types") THEN
    "most" := "search_reads"('"Source"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Source" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Paragraph' = ANY ("types") THEN
    "most" := "search_reads"('"Paragraph"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Paragraph" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  RETURN "sizes";
END
$$;
