-- Finds the statements and paragraphs from which quotations may be, by the indexes of search. `levels` has a list for each
-- quotation: lists of blocks of folded words, the strictest first. A row that has all words of any block is a candidate. If the
-- strictest level finds any, the next one is the last. `number` counts the quotations from 1. `isCapped`: there may be more
-- that are as strict. It is planned once a session, by the indexes: PostgreSQL does not know how many rows a query matches that
-- it does not see.
CREATE FUNCTION "quotation_candidates"("levels" jsonb, "most" int)
RETURNS TABLE ("number" int, "statementId" uuid, "paragraphId" uuid, "isCapped" boolean)
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  "quotation" record;
  "level" record;
  "query" tsquery;
  "size" int;
  "found" boolean;
BEGIN
  FOR "quotation" IN SELECT "value" AS "levels", "ordinality"::int AS "n" FROM jsonb_array_elements("levels") WITH ORDINALITY LOOP
    "found" := FALSE;
    FOR "level" IN
      SELECT "value" AS "blocks", "ordinality" AS "n" FROM jsonb_array_elements("quotation"."levels") WITH ORDINALITY
    LOOP
      EXIT WHEN "found" AND "level"."n" > 2;
      SELECT string_agg('(' || "words"::text || ')', ' | ')::tsquery INTO "query"
      FROM jsonb_array_elements_text("level"."blocks") AS "block", plainto_tsquery('english_words', "search_text"("block")) AS "words"
      WHERE numnode("words") > 0;
      CONTINUE WHEN "query" IS NULL;
      RETURN QUERY
        SELECT "quotation"."n", "ranked"."id", NULL::uuid, "ranked"."all" > "most" AND "level"."n" = 1
        FROM (
          SELECT "matching"."id", count(*) OVER () AS "all"
          FROM (SELECT "id", "searchVector" FROM "Statement" WHERE "searchVector" @@ "query" LIMIT 1000) AS "matching"
          ORDER BY ts_rank("matching"."searchVector", "query") DESC, "matching"."id"
          LIMIT "most"
        ) AS "ranked";
      GET DIAGNOSTICS "size" = ROW_COUNT;
      "found" := "found" OR ("size" > 0 AND "level"."n" = 1);
      RETURN QUERY
        SELECT "quotation"."n", NULL::uuid, "ranked"."id", "ranked"."all" > "most" AND "level"."n" = 1
        FROM (
          SELECT "matching"."id", count(*) OVER () AS "all"
          FROM (SELECT "id", "searchVector" FROM "Paragraph" WHERE "searchVector" @@ "query" LIMIT 1000) AS "matching"
          ORDER BY ts_rank("matching"."searchVector", "query") DESC, "matching"."id"
          LIMIT "most"
        ) AS "ranked";
      GET DIAGNOSTICS "size" = ROW_COUNT;
      "found" := "found" OR ("size" > 0 AND "level"."n" = 1);
    END LOOP;
  END LOOP;
END
$$;
