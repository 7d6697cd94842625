-- Looks up each block of words by itself. One query for all blocks makes the index evaluate all of them for every row that has
-- any of their words: 24 frequent words took 400 ms among 500,000 statements, and 300 words of one quotation 6 seconds.
CREATE OR REPLACE FUNCTION "quotation_candidates"("levels" jsonb, "most" int)
RETURNS TABLE ("number" int, "statementId" uuid, "paragraphId" uuid, "isCapped" boolean)
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  "quotation" record;
  "level" record;
  "blocks" tsquery[];
  "query" tsquery;
  "some" int;
  "size" int;
  "found" boolean;
BEGIN
  FOR "quotation" IN SELECT "value" AS "levels", "ordinality"::int AS "n" FROM jsonb_array_elements("levels") WITH ORDINALITY LOOP
    "found" := FALSE;
    FOR "level" IN
      SELECT "value" AS "blocks", "ordinality" AS "n" FROM jsonb_array_elements("quotation"."levels") WITH ORDINALITY
    LOOP
      EXIT WHEN "found" AND "level"."n" > 2;
      SELECT array_agg(DISTINCT "words"), string_agg(DISTINCT '(' || "words"::text || ')', ' | ')::tsquery INTO "blocks", "query"
      FROM jsonb_array_elements_text("level"."blocks") AS "block", plainto_tsquery('english_words', "search_text"("block")) AS "words"
      WHERE numnode("words") > 0;
      CONTINUE WHEN "query" IS NULL;
      "some" := 1000 / cardinality("blocks");
      RETURN QUERY
        SELECT "quotation"."n", "ranked"."id", NULL::uuid, "ranked"."all" > "most" AND "level"."n" = 1
        FROM (
          SELECT "matching"."id", count(*) OVER () AS "all"
          FROM (
            SELECT DISTINCT ON ("row"."id") "row"."id", "row"."searchVector"
            FROM unnest("blocks") AS "block"
            CROSS JOIN LATERAL (SELECT "id", "searchVector" FROM "Statement" WHERE "searchVector" @@ "block" LIMIT "some") AS "row"
          ) AS "matching"
          ORDER BY ts_rank("matching"."searchVector", "query") DESC, "matching"."id"
          LIMIT "most"
        ) AS "ranked";
      GET DIAGNOSTICS "size" = ROW_COUNT;
      "found" := "found" OR ("size" > 0 AND "level"."n" = 1);
      RETURN QUERY
        SELECT "quotation"."n", NULL::uuid, "ranked"."id", "ranked"."all" > "most" AND "level"."n" = 1
        FROM (
          SELECT "matching"."id", count(*) OVER () AS "all"
          FROM (
            SELECT DISTINCT ON ("row"."id") "row"."id", "row"."searchVector"
            FROM unnest("blocks") AS "block"
            CROSS JOIN LATERAL (SELECT "id", "searchVector" FROM "Paragraph" WHERE "searchVector" @@ "block" LIMIT "some") AS "row"
          ) AS "matching"
          ORDER BY ts_rank("matching"."searchVector", "query") DESC, "matching"."id"
          LIMIT "most"
        ) AS "ranked";
      GET DIAGNOSTICS "size" = ROW_COUNT;
      "found" := "found" OR ("size" > 0 AND "level"."n" = 1);
    END LOOP;
  END LOOP;
END
$$;
