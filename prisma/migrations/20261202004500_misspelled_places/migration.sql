-- Misspelled cities and countries found nothing ("Moskow", "Beiging", "Kirgizstan"): only names of people, countries and
-- organizations were compared, in half of their trigrams or more, which one wrong letter in a short word leaves too few of.
ALTER TABLE "Country" DROP COLUMN "searchVector";
ALTER TABLE "Country" ADD COLUMN "searchVector" tsvector
  GENERATED ALWAYS AS (search_name_vector("namesFolded") || search_sounds("namesFolded")) STORED;
CREATE INDEX "Country_searchVector_idx" ON "Country" USING GIN ("searchVector");

-- The words of names and cities that are spelled nearly like a word, or sound like it, the nearest first, with how near they are,
-- from 0 to 1. Words with two adjacent letters swapped, or an "h" in another place, are found too: a short one has too few trigrams
-- left ("Nerhu", Nehru).
CREATE OR REPLACE FUNCTION "similar_words"("asked" text) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE sql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4
AS $$
  WITH "changed" AS MATERIALIZED (
    SELECT "words", "sound", concat_ws(' | ', NULLIF(to_tsquery('english_words', array_to_string("words", ' | '))::text, ''),
      '''~' || "sound" || '''')::tsquery AS "query"
    FROM (
      SELECT array_agg(DISTINCT "variant") AS "words", CASE WHEN length("search_sound"($1)) > 3 THEN "search_sound"($1) END AS "sound"
      FROM (
        SELECT overlay($1 PLACING reverse(substr($1, "at", 2)) FROM "at" FOR 2) FROM generate_series(1, length($1) - 1) AS "at"
        UNION ALL
        SELECT overlay("rest" PLACING 'h' FROM "to" FOR 0)
        FROM generate_series(1, length($1)) AS "at", overlay($1 PLACING '' FROM "at" FOR 1) AS "rest",
          generate_series(1, length($1)) AS "to"
        WHERE substr($1, "at", 1) = 'h' AND length($1) <= 30 -- a longer word has too many variants, and is no name
      ) AS "variants" ("variant")
    ) AS "each"
  )
  SELECT "each"."word", "near" - 0.1 * abs(length("each"."word") - length($1))
  FROM (
    SELECT "word", GREATEST(
      similarity("word", $1),
      CASE WHEN "word" = ANY ((SELECT "words" FROM "changed")::text[]) THEN 0.6 END,
      CASE WHEN "search_sound"("word") = (SELECT "sound" FROM "changed") THEN 0.5 END) AS "near"
    FROM (
      (SELECT "namesFolded" FROM "Person" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE $1 <% "namesFolded")
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "placesFolded" FROM "Visit" WHERE $1 <% "placesFolded" LIMIT 1000)
      UNION ALL (SELECT "placesFolded" FROM "Event" WHERE $1 <% "placesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Person" WHERE "searchVector" @@ (SELECT "query" FROM "changed") LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE "searchVector" @@ (SELECT "query" FROM "changed"))
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE "searchVector" @@ (SELECT "query" FROM "changed") LIMIT 1000)
    ) AS "names", string_to_table(translate("search_text"("namesFolded"), E'\n', ' '), ' ') AS "word"
    GROUP BY "word" COLLATE "C", "word"
  ) AS "each"
  WHERE "near" >= 0.3
  ORDER BY 2 DESC, 1 LIMIT 3
$$;

-- The people whose names have the sounds of a query, and how similar they are to a name, in millionths. `least`: how similar each
-- word of the name must be to theirs, from 0 to 1.
DROP FUNCTION "search_people_sounding"(tsquery, text);
CREATE FUNCTION "search_people_sounding"("sounding" tsquery, "name" text, "least" real, OUT "people" uuid[], OUT "likeness" int[])
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT array_agg(p."id"), array_agg((1e6 * (2 + word_similarity("name", p."namesFolded")))::int)
  FROM (SELECT "id", "namesFolded" FROM "Person" WHERE "searchVector" @@ "sounding" LIMIT 1000) p
  WHERE "least" <= ALL (
    SELECT word_similarity(w, p."namesFolded") FROM string_to_table("search_text"("name"), ' ') w WHERE w <> '');
END;

-- What a search matches: its queries; `sizes`, `types`, `ids` and `scores` of search_found; whether the matches are approximate;
-- whether the people among them only have similar names; and if a match may lack one of several words, these words with their
-- queries, as JSON.
-- Only if nothing matches, visits are found by the people in their delegations; and if none is, words may also be beginnings of words
-- in titles, or misspelled names. If no person matches, and at most 20 others, people are added whose names sound like the query, or
-- like all but one of three words or more, if that one is spelled similarly: words that are scattered over a text are no match for a name
-- ("Kim Yong Un"). If there is still nothing, one word may be missing, and if that finds nothing either, also in a name that sounds
-- like the others.
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
    SELECT f.* INTO "people", "likeness" FROM "search_people_sounding"("search_sounding"("terms"), "given" ->> 'whole', 0) f;
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
