-- What a search matches: its queries; `sizes`, `types`, `ids` and `scores` of search_found; whether the matches are approximate;
-- whether the people among them only have similar names; and if a match may lack one of several words, these words with their
-- queries, as JSON.
-- Only if nothing matches, visits are found by the people in their delegations; and if none is, words may also be beginnings of words
-- in titles, or misspelled names. If no person matches, and at most 20 others, people are added whose names sound like the query. If
-- there are others, the names must also be spelled somewhat like it (0.2: Gaddafi, Qadhafi, but not Djakarta, de Charette), or sound
-- like all but one of three words or more, if that one is spelled similarly: words that are scattered over a text are no match for a
-- name ("Kim Yong Un"). If there is still nothing, one word may be missing, and if that finds nothing either, also in a name that
-- sounds like the others.
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

  IF "sizes"[1] = 0 AND cardinality("ids") <= 20 AND array_position("sizes", NULL) IS NULL AND ('Person' = ANY ("wanted")) IS NOT FALSE THEN
    SELECT f.* INTO "people", "likeness" FROM "search_people_sounding"(
      "search_sounding"("terms"), "given" ->> 'whole', CASE WHEN cardinality("ids") > 0 THEN 0.2 ELSE 0 END) f;
    IF "people" IS NULL AND cardinality("ids") > 0 AND cardinality("terms") > 2 THEN
      SELECT f.* INTO "people", "likeness"
      FROM "search_people_sounding"("search_sounding_but_one"("terms"), "given" ->> 'whole', 0.3) f;
    END IF;
  END IF;
  "similar" := "people" IS NOT NULL;

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
        SELECT f.* INTO "people", "likeness"
        FROM "search_people_sounding"("search_sounding_but_one"("whole"), "given" ->> 'whole', 0) f;
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
