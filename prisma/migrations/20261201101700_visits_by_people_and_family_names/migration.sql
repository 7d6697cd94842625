-- A search for people and a date ("Xi Jinping Kim Jong-un March 2018") found no visit if its title named only one of them, and
-- "Nikita Kruschev" found nothing, since the store had no first name and spelled the family name differently.

-- Visits in whose delegations are all people whom a search names, and which have its other words, years and facts. A name is
-- the longest run of words that is the whole name of a person.
CREATE FUNCTION "search_delegations"("given" jsonb, "terms" "search_term"[]) RETURNS SETOF uuid
STABLE LANGUAGE plpgsql
AS $$
DECLARE
  "firsts" int[];
  "lasts" int[];
  "people" uuid[];
  "rest" tsquery;
BEGIN
  IF EXISTS (SELECT FROM unnest("terms") t WHERE t."sign" <> '' OR t."group" > 0) THEN
    RETURN;
  END IF;
  WITH "named" AS MATERIALIZED (
    SELECT DISTINCT n."first", n."last", p."id"
    FROM jsonb_to_recordset("given" -> 'names') AS n("name" text, "first" int, "last" int),
      LATERAL (SELECT "search_text"(n."name") AS "name") t, LATERAL (
        SELECT "id" FROM "Person" WHERE "searchVector" @@ phraseto_tsquery('english_words', t."name")
          AND t."name" = ANY (string_to_array("search_text"("namesFolded"), E'\n')) LIMIT 1000) p
  )
  SELECT array_agg(n."first"), array_agg(n."last"), array_agg(n."id") INTO "firsts", "lasts", "people"
  FROM "named" n WHERE NOT EXISTS (
    SELECT FROM "named" o WHERE o."first" <= n."first" AND o."last" >= n."last" AND o."last" - o."first" > n."last" - n."first");
  IF "people" IS NULL THEN
    RETURN;
  END IF;
  "rest" := ("search_assemble"(ARRAY(SELECT t FROM unnest("terms") t WHERE NOT EXISTS (
    SELECT FROM unnest("firsts", "lasts") n("first", "last") WHERE t."first" BETWEEN n."first" AND n."last"))))."query";
  RETURN QUERY
    SELECT d."visitId" FROM unnest("firsts", "people") n("first", "id") JOIN "Delegate" d ON d."personId" = n."id"
    JOIN "Visit" v ON v."id" = d."visitId" AND (numnode("rest") = 0 OR v."searchVector" @@ "rest")
    GROUP BY d."visitId" HAVING count(DISTINCT n."first") = (SELECT count(DISTINCT f) FROM unnest("firsts") f) LIMIT 1000;
END
$$;

-- The people whose names have the sounds of a query, and how similar they are to a name, in millionths.
CREATE FUNCTION "search_people_sounding"("sounding" tsquery, "name" text, OUT "people" uuid[], OUT "likeness" int[])
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT array_agg(p."id"), array_agg((1e6 * (2 + word_similarity("name", p."namesFolded")))::int)
  FROM (SELECT "id", "namesFolded" FROM "Person" WHERE "searchVector" @@ "sounding" LIMIT 1000) p;
END;

-- The query for names that sound like the terms but one, which is not the last: family names are stored without a first name.
CREATE FUNCTION "search_sounding_but_one"("terms" "search_term"[]) RETURNS tsquery
IMMUTABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN (
    SELECT CASE WHEN bool_and(o."name" IS NOT NULL) THEN string_agg('(' || "search_sounding"(ARRAY(
      SELECT t FROM unnest("terms") t WHERE t."first" <> o."first"))::text || ')', ' | ') FILTER (
        WHERE o."first" < (SELECT max(t."first") FROM unnest("terms") t))::tsquery END
    FROM unnest("terms") o);
END
$$;

-- What a search matches: its queries; `sizes`, `types`, `ids` and `scores` of search_found; whether the matches are approximate;
-- whether the people among them only have similar names; and if a match may lack one of several words, these words with their
-- queries, as JSON.
-- Only if nothing matches, visits are found by the people in their delegations; and if none is, words may also be beginnings of words
-- in titles, or misspelled names. If no person matches, and at most 20 others, people are added whose names sound like the query. If
-- there is still nothing, one word may be missing, and if that finds nothing either, also in a name that sounds like the others.
-- It is planned once a session, by the indexes: PostgreSQL does not know how many rows a query matches that it does not see.
CREATE OR REPLACE FUNCTION "search_matches"(
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
  "whole" "search_term"[];
BEGIN
  SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", ARRAY["given" ->> 'whole'], "wanted") f;
  "nearly" := 0 = ALL ("sizes") IS TRUE;
  IF "nearly" AND ('Visit' = ANY ("wanted")) IS NOT FALSE THEN
    "ids" := ARRAY(SELECT "search_delegations"("given", "terms"));
    IF cardinality("ids") > 0 THEN
      "nearly" := FALSE;
      "sizes"[4] := cardinality("ids");
      "types" := array_fill('Visit'::text, ARRAY["sizes"[4]]);
      "scores" := array_fill(1000000, ARRAY["sizes"[4]]);
    END IF;
  END IF;
  IF "nearly" THEN
    "terms" := "search_respell"("terms", "wanted");
    "asked" := "search_assemble"("terms");
    SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", '{}', "wanted") f;
  END IF;

  "similar" := FALSE;
  IF "sizes"[1] = 0 AND cardinality("ids") <= 20 AND array_position("sizes", NULL) IS NULL AND ('Person' = ANY ("wanted")) IS NOT FALSE THEN
    SELECT f.* INTO "people", "likeness" FROM "search_people_sounding"("search_sounding"("terms"), "given" ->> 'whole') f;
    "similar" := "people" IS NOT NULL;
  END IF;

  IF NOT "similar" AND 0 = ALL ("sizes") THEN
    "droppable" := (SELECT json_object_agg(t."name", concat_ws(' | ', t."words", t."facts", t."guess", "search_sounding"(ARRAY[t])) ORDER BY t."first")
      FROM unnest("terms") t WHERE t."name" IS NOT NULL);
    "whole" := "terms";
    -- A group of terms for each word that may be missing, if another word remains.
    "terms" := ARRAY(
      SELECT ROW(t."group" * 100 + o."first", t."first", NULL, NULL, NULL, t."sign", t."words", t."facts", NULL, t."guess", t."guess")::"search_term"
      FROM unnest("terms") t JOIN unnest("terms") o ON o."group" = t."group" AND o."first" <> t."first" AND o."name" IS NOT NULL
      WHERE EXISTS (SELECT FROM unnest("terms") r WHERE r."group" = t."group" AND r."first" <> o."first" AND r."name" IS NOT NULL));
    IF cardinality("terms") > 0 THEN
      "asked" := "search_assemble"("terms");
      SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", '{}', "wanted") f;
      IF 0 = ALL ("sizes") AND ('Person' = ANY ("wanted")) IS NOT FALSE THEN
        SELECT f.* INTO "people", "likeness" FROM "search_people_sounding"("search_sounding_but_one"("whole"), "given" ->> 'whole') f;
        "similar" := "people" IS NOT NULL;
      END IF;
    END IF;
  END IF;

  IF "similar" THEN
    "sizes"[1] := cardinality("people");
    "types" := "types" || array_fill('Person'::text, ARRAY["sizes"[1]]);
    "ids" := "ids" || "people";
    "scores" := "scores" || "likeness";
  END IF;
  "query" := "asked"."query";
  "begun" := "asked"."begun";
  "words" := "asked"."words";
  "begunWords" := "asked"."begunWords";
  "facts" := "asked"."facts";
END
$$;
