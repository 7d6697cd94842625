-- A search was one statement with a part for each thing that it may need: other spellings, similar names, missing words. PostgreSQL
-- prepared all parts, a statement for each type and a look-up of each table's size for every search, and kept all vectors until it
-- knew how many match. That took more time than most searches need. Now it runs only the parts that a search needs.

DROP FUNCTION "search_found"(tsquery, tsquery, tsquery, tsquery, tsquery, text[], text[]);
DROP FUNCTION "search_reads"(regclass);

-- A word, a phrase or a fact of a search. `sign` is '!' if it is excluded. The last five are parts of a query, as text: its words,
-- its facts, names that begin with it, names spelled similarly, and what else matches in any text.
CREATE TYPE "search_term" AS (
  "group" int, "first" int, "word" text, "name" text, "asked" text[], "sign" text,
  "words" text, "facts" text, "begun" text, "guess" text, "other" text);

-- What a row's vector must match (`begun` is for people and organizations, in whose names words may be beginnings); the same
-- without exclusions, for ts_rank; the words without facts; and words and facts of which each match has at least one.
CREATE TYPE "search_queries" AS (
  "query" tsquery, "begun" tsquery, "rank" tsquery, "begunRank" tsquery, "named" tsquery,
  "words" tsquery, "begunWords" tsquery, "facts" tsquery);

-- The terms of a search, as the application reads it. The whole name of a country, an organization, an event or a journey is
-- also a fact of what belongs to it.
CREATE FUNCTION "search_terms"("given" jsonb) RETURNS "search_term"[]
STABLE LANGUAGE plpgsql
AS $$
DECLARE
  "names" CONSTANT text[] := ARRAY(SELECT "each" ->> 'name' FROM jsonb_array_elements("given" -> 'names') AS "each");
BEGIN
  RETURN ARRAY(
    WITH "named" AS MATERIALIZED (
      SELECT DISTINCT n."first", n."last", f."id"
      FROM (
        SELECT "id", string_to_array("namesFolded", E'\n') AS "called" FROM "Country" WHERE string_to_array("namesFolded", E'\n') && "names"
        UNION ALL
        SELECT "id", string_to_array("namesFolded", E'\n') FROM "Organization" WHERE string_to_array("namesFolded", E'\n') && "names"
        UNION ALL SELECT "id", ARRAY["titleFolded"] FROM "Event" WHERE "titleFolded" = ANY ("names")
        UNION ALL SELECT "id", ARRAY["nameFolded"] FROM "Journey" WHERE "nameFolded" = ANY ("names")
      ) f JOIN jsonb_to_recordset("given" -> 'names') AS n("name" text, "first" int, "last" int) ON n."name" = ANY (f."called")
    )
    SELECT ROW(
      t."group", t."first", t."word", t."name", t."words", CASE WHEN t."negated" THEN '!' ELSE '' END,
      (SELECT string_agg('(' || p::text || ')', ' | ') FROM unnest(t."words") w, phraseto_tsquery('english_words', "search_text"(w)) p
        WHERE numnode(p) > 0),
      (SELECT string_agg('''=' || "fact" || '''', ' | ') FROM (
        SELECT unnest(t."facts") AS "fact"
        UNION SELECT n."id"::text FROM "named" n WHERE t."first" >= n."first" AND t."last" <= n."last" AND NOT EXISTS (
          SELECT FROM "named" o WHERE o."first" <= n."first" AND o."last" >= n."last" AND o."last" - o."first" > n."last" - n."first")
      ) AS "all"),
      CASE WHEN t."word" IS NOT NULL THEN NULLIF(to_tsquery('english_words', t."word" || ':*')::text, '') END,
      NULL, NULL)::"search_term"
    FROM jsonb_to_recordset("given" -> 'terms') AS t(
      "group" int, "first" int, "last" int, "negated" boolean, "words" text[], "facts" text[], "word" text, "name" text)
    ORDER BY t."first");
END
$$;

-- The queries of terms. A tsquery has no aggregate, so that they are put together as text.
CREATE FUNCTION "search_assemble"("terms" "search_term"[]) RETURNS "search_queries"
IMMUTABLE LANGUAGE plpgsql
AS $$
DECLARE
  "made" "search_queries";
BEGIN
  SELECT
    COALESCE(string_agg('(' || g."query" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."begun" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."rank" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."begunRank" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."named" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."words" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."begunWords" || ')', ' | '), '')::tsquery,
    COALESCE(string_agg('(' || g."facts" || ')', ' | '), '')::tsquery
  INTO "made"
  FROM (
    SELECT
      string_agg(t."sign" || t."all", ' & ') AS "query",
      string_agg(t."sign" || t."begun", ' & ') AS "begun",
      string_agg(t."all", ' & ') FILTER (WHERE t."sign" = '') AS "rank",
      string_agg(t."begun", ' & ') FILTER (WHERE t."sign" = '') AS "begunRank",
      string_agg('(' || NULLIF(t."named", '') || ')', ' & ') FILTER (WHERE t."sign" = '') AS "named",
      string_agg(NULLIF(t."named", ''), ' | ') FILTER (WHERE t."sign" = '') AS "words",
      string_agg(NULLIF(t."begunWords", ''), ' | ') FILTER (WHERE t."sign" = '') AS "begunWords",
      string_agg(t."facts", ' | ') FILTER (WHERE t."sign" = '') AS "facts"
    FROM (
      SELECT o."group", o."sign", o."facts",
        '(' || concat_ws(' | ', o."words", o."facts", o."other") || ')' AS "all",
        '(' || concat_ws(' | ', o."words", o."facts", COALESCE(o."other", o."begun")) || ')' AS "begun",
        concat_ws(' | ', o."words", o."other") AS "named",
        concat_ws(' | ', o."words", COALESCE(o."other", o."begun")) AS "begunWords"
      FROM unnest("terms") o WHERE o."words" IS NOT NULL OR o."facts" IS NOT NULL
    ) t GROUP BY t."group"
  ) g;
  RETURN "made";
END
$$;

-- The words of names that are spelled nearly like unknown words of a search, of which there are at most three, each with how
-- near it and the nearest are.
CREATE FUNCTION "search_guesses"("terms" "search_term"[], "wanted" text[])
RETURNS TABLE ("at" int, "guess" text, "nearness" real, "nearest" real)
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT t."first", s."word", s."nearness", max(s."nearness") OVER (PARTITION BY t."first")
  FROM (SELECT * FROM unnest("terms") WHERE length("word") > 3 ORDER BY "first" LIMIT 3) t, "similar_words"(t."word") s
  WHERE NOT "search_finds"(t."words"::tsquery, t."words"::tsquery, "wanted");
END;

-- The terms with the nearest guesses, and those that are nearly as near. In any text, words may then also be beginnings.
CREATE FUNCTION "search_respell"("terms" "search_term"[], "wanted" text[]) RETURNS "search_term"[]
STABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN ARRAY(
    WITH "guessed" AS MATERIALIZED (
      SELECT g."at", string_agg(NULLIF(to_tsquery('english_words', g."guess")::text, ''), ' | ') AS "guess"
      FROM "search_guesses"("terms", "wanted") g WHERE g."nearness" >= 0.9 * g."nearest" GROUP BY g."at"
    )
    SELECT ROW(t."group", t."first", t."word", t."name", t."asked", t."sign", t."words", t."facts", t."begun", g."guess",
      NULLIF(concat_ws(' | ', t."begun", g."guess"), ''))::"search_term"
    FROM unnest("terms") t LEFT JOIN "guessed" g ON g."at" = t."first" ORDER BY t."first");
END
$$;

-- The query for names that sound like the terms; null unless these may all be words of one name.
CREATE FUNCTION "search_sounding"("terms" "search_term"[]) RETURNS tsquery
IMMUTABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN (
    SELECT CASE WHEN bool_and(t."name" IS NOT NULL) AND max(t."group") = 0 AND sum(length("part")) > 3
      THEN string_agg('''~' || "search_sound"("part") || '''', ' & ')::tsquery END
    FROM unnest("terms") t LEFT JOIN string_to_table("search_text"(t."asked"[1]), ' ') AS "part" ON length("part") > 1);
END
$$;

-- The query that the vectors of one type must match.
CREATE FUNCTION "search_words"("given" jsonb, "type" text) RETURNS tsquery
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
  "terms" "search_term"[] := "search_terms"("given");
  "asked" "search_queries" := "search_assemble"("terms");
BEGIN
  IF NOT "search_finds"("asked"."query", "asked"."begun", ARRAY["type"]) THEN
    "terms" := "search_respell"("terms", ARRAY["type"]);
    "asked" := "search_assemble"("terms");
    IF "type" = 'Person' THEN
      "asked"."begun" := "asked"."begun" || COALESCE("search_sounding"("terms"), '');
    END IF;
  END IF;
  RETURN CASE WHEN "type" IN ('Person', 'Organization') THEN "asked"."begun" ELSE "asked"."query" END;
END
$$;

-- What the queries match, by the types of a search in their order: how many rows of each, null where they are more than are worth
-- reading; and each row of the others with its score in millionths. `whole` is the search as a name. Worth reading are at least
-- 1,000 rows, and more of a large table: beyond them a page is read faster in the order of ids. It has the settings of its caller.
CREATE FUNCTION "search_found"(
  "asked" "search_queries", "whole" text[], "wanted" text[],
  OUT "sizes" int[], OUT "types" text[], OUT "ids" uuid[], OUT "scores" int[])
STABLE LANGUAGE plpgsql
AS $$
DECLARE
  "tables" CONSTANT regclass[] := ARRAY['"Person"', '"Organization"', '"Country"', '"Visit"', '"Event"', '"Statement"', '"Topic"', '"Source"', '"Paragraph"'];
  "limits" int[];
  "frequent" int[] := '{}';
  "each" record;
BEGIN
  SELECT array_agg(CASE WHEN "wanted" IS NULL OR relname = ANY ("wanted") THEN GREATEST(1000, sqrt(30 * GREATEST(reltuples, 0)))::int + 1 ELSE 0 END
    ORDER BY array_position("tables", oid::regclass))
  INTO "limits" FROM pg_class WHERE oid = ANY ("tables");
  IF numnode("asked"."query") = 1 OR "asked"."query"::text LIKE '%''=%' THEN
    FOR "n" IN 1..cardinality("tables") LOOP
      IF "search_is_frequent"("tables"["n"], CASE WHEN "n" <= 2 THEN "asked"."begun" ELSE "asked"."query" END, "limits"["n"] - 1) THEN
        "limits"["n"] := 0;
        "frequent" := "frequent" || "n";
      END IF;
    END LOOP;
  END IF;

  "sizes" := array_fill(0, ARRAY[cardinality("tables")]);
  "types" := '{}';
  "ids" := '{}';
  "scores" := '{}';
  FOR "each" IN
    SELECT 1 AS "n", 'Person' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."begunRank")
        + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "searchVector" @@ "asked"."named" THEN 2 ELSE 0 END))::int AS "score"
      FROM "Person" WHERE "searchVector" @@ "asked"."begun" LIMIT "limits"[1]) AS "found"
    UNION ALL SELECT 2 AS "n", 'Organization' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."begunRank")
        + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "searchVector" @@ "asked"."named" THEN 2 ELSE 0 END))::int AS "score"
      FROM "Organization" WHERE "searchVector" @@ "asked"."begun" LIMIT "limits"[2]) AS "found"
    UNION ALL SELECT 3 AS "n", 'Country' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")
        + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "searchVector" @@ "asked"."named" THEN 2 ELSE 0 END))::int AS "score"
      FROM "Country" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[3]) AS "found"
    UNION ALL SELECT 4 AS "n", 'Visit' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Visit" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[4]) AS "found"
    UNION ALL SELECT 5 AS "n", 'Event' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Event" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[5]) AS "found"
    UNION ALL SELECT 6 AS "n", 'Statement' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Statement" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[6]) AS "found"
    UNION ALL SELECT 7 AS "n", 'Topic' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Topic" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[7]) AS "found"
    UNION ALL SELECT 8 AS "n", 'Source' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Source" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[8]) AS "found"
    UNION ALL SELECT 9 AS "n", 'Paragraph' AS "type", count(*)::int AS "size", array_agg("id") AS "ids", array_agg("score") AS "scores" FROM (
      SELECT "id", (1e6 * (0.1 * ts_rank("searchVector", "asked"."rank")))::int AS "score"
      FROM "Paragraph" WHERE "searchVector" @@ "asked"."query" LIMIT "limits"[9]) AS "found"
  LOOP
    IF "each"."n" = ANY ("frequent") OR "each"."size" >= "limits"["each"."n"] AND "each"."size" > 0 THEN
      "sizes"["each"."n"] := NULL;
    ELSIF "each"."size" > 0 THEN
      "sizes"["each"."n"] := "each"."size";
      "types" := "types" || array_fill("each"."type", ARRAY["each"."size"]);
      "ids" := "ids" || "each"."ids";
      "scores" := "scores" || "each"."scores";
    END IF;
  END LOOP;
END
$$;

-- What a search matches: its queries; `sizes`, `types`, `ids` and `scores` of search_found; whether the matches are approximate;
-- whether the people among them only have similar names; and if a match may lack one of several words, these words with their
-- queries, as JSON.
-- Only if nothing matches, words may also be beginnings of words in titles, or misspelled names. If no person matches, and at
-- most 20 others, people are added whose names sound like the query. If there is still nothing, one word may be missing.
-- It is planned once a session, by the indexes: PostgreSQL does not know how many rows a query matches that it does not see.
CREATE FUNCTION "search_matches"(
  "given" jsonb, "wanted" text[],
  OUT "query" tsquery, OUT "begun" tsquery, OUT "words" tsquery, OUT "begunWords" tsquery, OUT "facts" tsquery,
  OUT "sizes" int[], OUT "types" text[], OUT "ids" uuid[], OUT "scores" int[],
  OUT "nearly" boolean, OUT "similar" boolean, OUT "droppable" text)
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "terms" "search_term"[] := "search_terms"("given");
  "asked" "search_queries" := "search_assemble"("terms");
  "sounding" tsquery;
  "people" uuid[];
  "likeness" int[];
BEGIN
  SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", ARRAY["given" ->> 'whole'], "wanted") f;
  "nearly" := 0 = ALL ("sizes") IS TRUE;
  IF "nearly" THEN
    "terms" := "search_respell"("terms", "wanted");
    "asked" := "search_assemble"("terms");
    SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", '{}', "wanted") f;
  END IF;

  "similar" := FALSE;
  IF "sizes"[1] = 0 AND cardinality("ids") <= 20 AND array_position("sizes", NULL) IS NULL AND ('Person' = ANY ("wanted")) IS NOT FALSE THEN
    "sounding" := "search_sounding"("terms");
    IF "sounding" IS NOT NULL THEN
      SELECT array_agg(p."id"), array_agg((1e6 * (2 + word_similarity("given" ->> 'whole', p."namesFolded")))::int)
      INTO "people", "likeness"
      FROM (SELECT "id", "namesFolded" FROM "Person" WHERE "searchVector" @@ "sounding" LIMIT 1000) p;
      "similar" := "people" IS NOT NULL;
    END IF;
  END IF;

  IF "similar" THEN
    "sizes"[1] := cardinality("people");
    "types" := "types" || array_fill('Person'::text, ARRAY["sizes"[1]]);
    "ids" := "ids" || "people";
    "scores" := "scores" || "likeness";
  ELSIF 0 = ALL ("sizes") THEN
    "droppable" := (SELECT json_object_agg(t."name", concat_ws(' | ', t."words", t."facts", t."guess") ORDER BY t."first")
      FROM unnest("terms") t WHERE t."name" IS NOT NULL);
    -- A group of terms for each word that may be missing, if another word remains.
    "terms" := ARRAY(
      SELECT ROW(t."group" * 100 + o."first", t."first", NULL, NULL, NULL, t."sign", t."words", t."facts", NULL, t."guess", t."guess")::"search_term"
      FROM unnest("terms") t JOIN unnest("terms") o ON o."group" = t."group" AND o."first" <> t."first" AND o."name" IS NOT NULL
      WHERE EXISTS (SELECT FROM unnest("terms") r WHERE r."group" = t."group" AND r."first" <> o."first" AND r."name" IS NOT NULL));
    IF cardinality("terms") > 0 THEN
      "asked" := "search_assemble"("terms");
      SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", '{}', "wanted") f;
    END IF;
  END IF;

  "query" := "asked"."query";
  "begun" := "asked"."begun";
  "words" := "asked"."words";
  "begunWords" := "asked"."begunWords";
  "facts" := "asked"."facts";
END
$$;

-- The rows of a type in the order of their ids, from an id on, and the one before: a type of which too many match for search_found.
CREATE FUNCTION "search_in_order"("type" text, "query" tsquery, "after" uuid, "many" int) RETURNS SETOF uuid
STABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT id FROM %I WHERE ("searchVector" @@ $1) IS TRUE AND ($2 IS NULL OR id > $2) ORDER BY id LIMIT $3', "type")
    USING "query", "after", "many";
  RETURN QUERY EXECUTE format(
    'SELECT id FROM %I WHERE ("searchVector" @@ $1) IS TRUE AND id <= $2 ORDER BY id DESC LIMIT 1', "type")
    USING "query", "after";
END
$$;
