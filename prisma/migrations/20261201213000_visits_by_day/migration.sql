-- A day in a search ("24 November 1963") matched only its own words. Visits that were under way on the day match, too.

CREATE OR REPLACE FUNCTION "search_delegations"("given" jsonb, "terms" "search_term"[]) RETURNS SETOF uuid
STABLE LANGUAGE plpgsql
AS $$
DECLARE
  "firsts" int[];
  "lasts" int[];
  "people" uuid[];
  "rest" tsquery;
  "day" date := "given" #>> '{days,0,day}';
BEGIN
  IF EXISTS (SELECT FROM unnest("terms") t WHERE t."sign" <> '' OR t."group" > 0) THEN
    RETURN;
  END IF;
  IF "day" IS NOT NULL THEN
    "rest" := ("search_assemble"(ARRAY(SELECT t FROM unnest("terms") t WHERE t."first" <> ("given" #>> '{days,0,first}')::int)))."query";
    RETURN QUERY
      SELECT v."id" FROM "Visit" v
      WHERE v."startLatest" <= "day" AND COALESCE(v."endEarliest", v."startEarliest" + (v."durationDays" - 1), v."startLatest") >= "day"
        AND (numnode("rest") = 0 OR v."searchVector" @@ "rest") LIMIT 1000;
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
  "visits" uuid[];
BEGIN
  SELECT f.* INTO "sizes", "types", "ids", "scores" FROM "search_found"("asked", ARRAY["given" ->> 'whole'], "wanted") f;
  "nearly" := 0 = ALL ("sizes") IS TRUE;
  IF ("nearly" OR "sizes"[4] = 0 AND "given" #> '{days,0}' IS NOT NULL) AND ('Visit' = ANY ("wanted")) IS NOT FALSE THEN
    "visits" := ARRAY(SELECT "search_delegations"("given", "terms"));
    IF cardinality("visits") > 0 THEN
      "nearly" := FALSE;
      "sizes"[4] := cardinality("visits");
      "types" := array_fill('Visit'::text, ARRAY["sizes"[4]]) || "types";
      "ids" := "visits" || "ids";
      "scores" := array_fill(1000000, ARRAY["sizes"[4]]) || "scores";
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
