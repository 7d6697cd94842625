-- A passage is read from a few blocks of its text: `substring` of a whole text counts its characters from the start.

-- CreateTable
CREATE TABLE "TextBlock" (
    "sourceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "TextBlock_pkey" PRIMARY KEY ("sourceId","number")
);
COMMENT ON TABLE "TextBlock" IS 'The texts of SourceDocument in blocks of 1,000 code points, kept by a trigger.';

-- AddForeignKey
ALTER TABLE "TextBlock" ADD CONSTRAINT "TextBlock_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "SourceDocument"("sourceId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
SELECT "tell_changes_of"('"TextBlock"');
ALTER TABLE "TextBlock" ADD CONSTRAINT "TextBlock_number_from_zero" CHECK ("number" >= 0);

-- A text in blocks of 1,000 code points, the last one shorter. A regular expression reads the text once, and counts to 255.
CREATE FUNCTION "blocks_of"("whole" text) RETURNS TABLE ("number" int, "text" text)
IMMUTABLE PARALLEL SAFE LANGUAGE sql
AS $$
  SELECT ("n" - 1)::int / 4, string_agg("quarter"[1], '' ORDER BY "n")
  FROM regexp_matches("whole", '.{1,250}', 'g') WITH ORDINALITY AS "quarters"("quarter", "n")
  GROUP BY 1
$$;

CREATE FUNCTION "keep_text_blocks"() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW."text" IS NOT DISTINCT FROM OLD."text" THEN RETURN NULL; END IF;
    DELETE FROM "TextBlock" WHERE "sourceId" = NEW."sourceId";
  END IF;
  INSERT INTO "TextBlock" ("sourceId", "number", "text")
  SELECT NEW."sourceId", "number", "text" FROM "blocks_of"(NEW."text");
  RETURN NULL;
END
$$;

CREATE TRIGGER "keep_text_blocks" AFTER INSERT OR UPDATE OF "text" ON "SourceDocument"
FOR EACH ROW EXECUTE FUNCTION "keep_text_blocks"();

INSERT INTO "TextBlock" ("sourceId", "number", "text")
SELECT "sourceId", "blocks"."number", "blocks"."text" FROM "SourceDocument" AS "document", "blocks_of"("document"."text") AS "blocks";
