-- Three consecutive words, as hashes in the order of the text. Three words are in far fewer rows than each of them, and an index of
-- numbers answers which rows have all of several at once without reading the rows. Hashes of text do not change between versions of
-- PostgreSQL: hash indexes and partitions depend on them, too.
CREATE FUNCTION "word_triples"("vector" tsvector) RETURNS int[]
IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
  SELECT COALESCE(array_agg(hashtext("first" || ' ' || "second" || ' ' || "third") ORDER BY "position"), '{}')
  FROM (
    SELECT "position", "lexeme" AS "first", lead("lexeme") OVER "in_order" AS "second", lead("lexeme", 2) OVER "in_order" AS "third"
    FROM unnest("vector") AS "words"("lexeme", "positions", "weights"), unnest("positions") AS "position"
    WHERE "lexeme" NOT LIKE '=%' -- a fact (see "search_facts")
    WINDOW "in_order" AS (ORDER BY "position")
  ) AS "triples"
  WHERE "third" IS NOT NULL;
END;

-- Without a list of pending entries, which each look-up would read.
CREATE INDEX "Statement_wordTriples_idx" ON "Statement" USING GIN ("word_triples"("searchVector")) WITH (fastupdate = off);
CREATE INDEX "Paragraph_wordTriples_idx" ON "Paragraph" USING GIN ("word_triples"("searchVector")) WITH (fastupdate = off);

CREATE FUNCTION "rows_with_triples"("triples" int[], "most" int) RETURNS TABLE ("statementId" uuid, "paragraphId" uuid)
STABLE LANGUAGE sql
BEGIN ATOMIC
  (SELECT "id", NULL::uuid FROM "Statement" WHERE "word_triples"("searchVector") @> "triples" LIMIT "most")
  UNION ALL
  (SELECT NULL::uuid, "id" FROM "Paragraph" WHERE "word_triples"("searchVector") @> "triples" LIMIT "most");
END;

DROP FUNCTION "quotation_candidates"(jsonb, int);

-- Finds the rows from which each quotation may come: `parts` are its texts between ellipses and brackets, `levels` are lists of words
-- by which it is found if none of its triples is.
--   1. Rows that have all of its words, and a few that have a half of them: what other outlets print.
--   2. Otherwise, from the first words to the last, rows that have as many of the next words as it takes to leave few rows. Words
--      that no row has are skipped, and where words are from another row, the search starts anew.
CREATE FUNCTION "quotation_candidates"("quotations" jsonb, "most" int)
RETURNS TABLE ("number" int, "statementId" uuid, "paragraphId" uuid, "isCapped" boolean)
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET plan_cache_mode = force_generic_plan SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  "few" CONSTANT int := 6;
  "quotation" record;
  "size" int;
  "spread" int[];
  "width" int;
  "last" int;
  "start" int;
  "block" int[];
  "joint" int[];
  "rows" int;
  "isFound" boolean;
  "level" record;
  "query" tsquery;
  "queries" tsquery[];
  "some" int;
BEGIN
  FOR "quotation" IN
    SELECT "ordinality"::int AS "n", "value" -> 'levels' AS "levels", ARRAY(
      SELECT "triple"
      FROM jsonb_array_elements_text("value" -> 'parts') WITH ORDINALITY AS "part"("text", "ordinality"),
        unnest("word_triples"("search_vector"('D', "part"."text"))) WITH ORDINALITY AS "each"("triple", "ordinality")
      ORDER BY "part"."ordinality", "each"."ordinality"
    ) AS "triples"
    FROM jsonb_array_elements("quotations") WITH ORDINALITY
  LOOP
    "size" := cardinality("quotation"."triples");
    "isFound" := FALSE;
    IF "size" > 0 THEN
      "last" := LEAST("size" / 2, 48);
      "spread" := ARRAY(
        SELECT "quotation"."triples"[1 + "n" * ("size" - 1) / GREATEST("last", 1)]
        FROM generate_series(0, "last") AS "n");
      RETURN QUERY SELECT "quotation"."n", "row".*, count(*) OVER () > "most" FROM "rows_with_triples"("spread", "most" + 1) AS "row";
      "isFound" := FOUND;
      IF "isFound" AND "size" > 3 THEN
        RETURN QUERY SELECT "quotation"."n", "row".*, FALSE
        FROM "rows_with_triples"("spread"[: cardinality("spread") / 2], "few") AS "row";
        RETURN QUERY SELECT "quotation"."n", "row".*, FALSE
        FROM "rows_with_triples"("spread"[cardinality("spread") / 2 + 1 :], "few") AS "row";
      END IF;
    END IF;
    CONTINUE WHEN "isFound";

    "width" := LEAST(GREATEST(("size" + 2) / 4, 3), 6);
    "last" := LEAST(GREATEST(("size" + 2) / "width", LEAST("size", 4)), 12) - 1;
    "joint" := '{}';
    FOR "n" IN 0 .. CASE "size" WHEN 0 THEN -1 ELSE "last" END LOOP
      "start" := 1 + "n" * ("size" + 2 - "width") / GREATEST("last", 1);
      "block" := ARRAY["quotation"."triples"["start"], "quotation"."triples"["start" + "width" - 3]];
      SELECT count(*) INTO "rows" FROM "rows_with_triples"("joint" || "block", "few" + 1);
      IF "rows" > 0 THEN
        "joint" := "joint" || "block";
        "isFound" := TRUE;
      ELSE
        CONTINUE WHEN "joint" = '{}';
        SELECT count(*) INTO "rows" FROM "rows_with_triples"("block", "few" + 1);
        CONTINUE WHEN "rows" = 0;
        RETURN QUERY SELECT "quotation"."n", "row".*, FALSE FROM "rows_with_triples"("joint", "most") AS "row";
        "joint" := "block";
      END IF;
      CONTINUE WHEN "rows" > "few";
      RETURN QUERY SELECT "quotation"."n", "row".*, FALSE FROM "rows_with_triples"("joint", "most") AS "row";
      "joint" := '{}';
    END LOOP;
    IF "joint" <> '{}' THEN
      RETURN QUERY SELECT "quotation"."n", "row".*, FALSE FROM "rows_with_triples"("joint", "most") AS "row";
    END IF;
    CONTINUE WHEN "isFound";

    FOR "level" IN SELECT "value" AS "blocks" FROM jsonb_array_elements("quotation"."levels") LOOP
      SELECT array_agg(DISTINCT "words"), string_agg(DISTINCT '(' || "words"::text || ')', ' | ')::tsquery INTO "queries", "query"
      FROM jsonb_array_elements_text("level"."blocks") AS "block", plainto_tsquery('english_words', "search_text"("block")) AS "words"
      WHERE numnode("words") > 0;
      CONTINUE WHEN "query" IS NULL;
      "some" := 400 / cardinality("queries");
      RETURN QUERY
        SELECT "quotation"."n", "ranked"."statementId", "ranked"."paragraphId", "ranked"."all" > "most"
        FROM (
          SELECT "matching".*, count(*) OVER () AS "all"
          FROM (
            SELECT DISTINCT "row".*
            FROM unnest("queries") AS "block" CROSS JOIN LATERAL (
              (SELECT "id" AS "statementId", NULL::uuid AS "paragraphId", "searchVector" FROM "Statement"
                WHERE "searchVector" @@ "block" LIMIT "some")
              UNION ALL
              (SELECT NULL, "id", "searchVector" FROM "Paragraph" WHERE "searchVector" @@ "block" LIMIT "some")
            ) AS "row"
          ) AS "matching"
          ORDER BY ts_rank("matching"."searchVector", "query") DESC, "statementId", "paragraphId"
          LIMIT "most"
        ) AS "ranked";
      EXIT WHEN FOUND;
    END LOOP;
  END LOOP;
END
$$;
