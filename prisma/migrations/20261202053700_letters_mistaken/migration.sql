-- Words that occur only in titles and notes were not compared with misspelled words ("Natons", "Gali"), nor were short ones with
-- another vowel or consonant. The best guesses for two words were suggested together even if nothing has both.

-- "zs" sounds like "s" (Kyrgyzstan, Kirgistan).
CREATE OR REPLACE FUNCTION "search_sound"("word" text) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN COALESCE(NULLIF(translate(regexp_replace(
  regexp_replace("word", '[sz]+', 's', 'g'), '(.)\1+', '\1', 'g'),
  'qczvwaeiouyh', 'kksff'), ''), "word");

-- The sounds of each word, and of each two words of a name in a row (En-lai, Enlay).
CREATE OR REPLACE FUNCTION "search_sounds"("folded" text) RETURNS tsvector
IMMUTABLE PARALLEL SAFE LANGUAGE sql SET jit = off
BEGIN ATOMIC
  SELECT COALESCE(array_to_tsvector(array_agg('~' || "search_sound"(words."word"))), '')
  FROM string_to_table(translate("search_names"("folded"), E'\n', ' '), ' ') AS words("word")
  WHERE length(words."word") > 1;
END;

-- The sounds of names as asked, or as if spelled otherwise: Tschou and Zhou like Chou, Shroder like Schroeder.
CREATE OR REPLACE FUNCTION "search_sounding"("terms" "search_term"[]) RETURNS tsquery
IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
  RETURN (
    SELECT CASE WHEN bool_and(p."name" IS NOT NULL) AND max(p."group") = 0 AND sum(length(p."part")) > 3
      THEN string_agg('(' || p."sounds" || ')', ' & ')::tsquery END
    FROM (
      SELECT t."name", t."group", "part", (SELECT string_agg('''~' || "search_sound"("spelling") || '''', ' | ') FROM (VALUES
        ("part"),
        (replace(replace(replace(replace(replace("part", 'tsch', 'ch'), 'tch', 'ch'), 'sch', 'sh'), 'j', 'y'), 'z', 'ts')),
        (replace(replace(replace("part", 'zh', 'ch'), 'x', 'hs'), 'q', 'ch')),
        (replace("part", 'sh', 'sch'))) AS "each"("spelling")) AS "sounds"
      FROM unnest("terms") t LEFT JOIN string_to_table("search_text"(t."asked"[1]), ' ') AS "part" ON length("part") > 1
    ) p);
END
$$;

DROP FUNCTION "search_people_sounding";
ALTER TABLE "Person" DROP COLUMN "searchVector";
ALTER TABLE "Person" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_name_vector("namesFolded") || search_facts(VARIADIC ARRAY["countryId"::text]) || search_sounds("namesFolded")) STORED;
CREATE INDEX "Person_searchVector_idx" ON "Person" USING GIN ("searchVector");
-- The people whose names have the sounds of a query, and how similar they are to a name, in millionths. `least`: how similar each
-- word of the name must be to theirs, from 0 to 1.
CREATE FUNCTION "search_people_sounding"("sounding" tsquery, "name" text, "least" real, OUT "people" uuid[], OUT "likeness" int[])
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT array_agg(p."id"), array_agg((1e6 * (2 + word_similarity("name", p."namesFolded")))::int)
  FROM (SELECT "id", "namesFolded" FROM "Person" WHERE "searchVector" @@ "sounding" LIMIT 1000) p
  WHERE "least" <= ALL (
    SELECT word_similarity(w, p."namesFolded") FROM string_to_table("search_text"("name"), ' ') w WHERE w <> '');
END;

ALTER TABLE "Country" DROP COLUMN "searchVector";
ALTER TABLE "Country" ADD COLUMN "searchVector" tsvector
  GENERATED ALWAYS AS (search_name_vector("namesFolded") || search_sounds("namesFolded")) STORED;
CREATE INDEX "Country_searchVector_idx" ON "Country" USING GIN ("searchVector");

-- A word with one mistake that people make in names, and how near each is to the word, from 0 to 1: a letter that is not heard,
-- another vowel, a similar consonant, two letters swapped. Mistakes in the first letter are rarer. A longer word has too many
-- variants, and is no name.
CREATE FUNCTION "search_variants"("word" text) RETURNS TABLE ("variant" text, "near" real)
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  WITH "letters" AS (SELECT "at", substr($1, "at", 1) AS "letter" FROM generate_series(1, length($1)) AS "at" WHERE length($1) <= 30)
  SELECT "variant", (max("near") - CASE WHEN left("variant", 1) = left($1, 1) THEN 0 ELSE 0.15 END)::real FROM (
    SELECT overlay($1 PLACING reverse(substr($1, "at", 2)) FROM "at" FOR 2), 0.6 FROM "letters" WHERE "at" < length($1)
    UNION ALL
    SELECT overlay($1 PLACING '' FROM "at" FOR 1),
      CASE WHEN "letter" = 'h' OR "letter" = substr($1, "at" - 1, 1) THEN 0.75 ELSE 0.45 END FROM "letters" WHERE length($1) > 4
    UNION ALL
    SELECT overlay($1 PLACING "letter" || "letter" FROM "at" FOR 1), 0.7 FROM "letters"
    UNION ALL
    SELECT overlay($1 PLACING "new" FROM "at" FOR 0), CASE "new" WHEN 'h' THEN 0.7 ELSE 0.55 END
    FROM "letters", string_to_table('aeiouyh', NULL) AS "new" WHERE "at" > 1
    UNION ALL
    SELECT overlay($1 PLACING "new" FROM "at" FOR 1), 0.55
    FROM "letters", string_to_table('aeiouy ckqg szx fvw gj dt bp mn', ' ') AS "alike", string_to_table("alike", NULL) AS "new"
    WHERE strpos("alike", "letter") > 0 AND "new" <> "letter"
    UNION ALL
    SELECT overlay(overlay($1 PLACING '' FROM o."at" FOR 1) PLACING 'h' FROM t."at" FOR 0), 0.6
    FROM "letters" o, "letters" t WHERE o."letter" = 'h'
  ) AS "all"("variant", "near") WHERE "variant" <> $1 GROUP BY "variant"
$$;

-- The words of the types that are spelled nearly like a word, or sound like it, the nearest first, with how near they are, from 0
-- to 1. Names and cities are compared with all of their letters, other words of visits with one mistake.
DROP FUNCTION "search_guesses";
DROP FUNCTION "similar_words";
CREATE FUNCTION "similar_words"("asked" text, "wanted" text[]) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "words" text[];
  "nears" real[];
  "sound" text := "search_sound"("asked");
  "query" tsquery;
  "names" text[] := '{}';
  "more" text[];
BEGIN
  SELECT array_agg("variant"), array_agg("near") INTO "words", "nears" FROM "search_variants"("asked");
  "sound" := CASE WHEN length("sound") > 3 OR length("sound") = 3 AND length("asked") > 5 THEN "sound" END;
  "query" := concat_ws(' | ', NULLIF(to_tsquery('english_words', array_to_string("words", ' | '))::text, ''), '''~' || "sound" || '''');
  IF COALESCE("wanted" && '{Person,Visit,Event}', TRUE) THEN
    "names" := "names" || ARRAY(SELECT "namesFolded" FROM "Person" WHERE "asked" <% "namesFolded" LIMIT 1000)
      || ARRAY(SELECT "namesFolded" FROM "Person" WHERE "searchVector" @@ "query" LIMIT 1000);
  END IF;
  IF COALESCE("wanted" && '{Country,Visit,Event}', TRUE) THEN
    "names" := "names" || ARRAY(SELECT "namesFolded" FROM "Country" WHERE "asked" <% "namesFolded")
      || ARRAY(SELECT "namesFolded" FROM "Country" WHERE "searchVector" @@ "query");
  END IF;
  IF COALESCE("wanted" && '{Organization,Visit,Event}', TRUE) THEN
    "names" := "names" || ARRAY(SELECT "namesFolded" FROM "Organization" WHERE "asked" <% "namesFolded" LIMIT 1000)
      || ARRAY(SELECT "namesFolded" FROM "Organization" WHERE "searchVector" @@ "query" LIMIT 1000);
  END IF;
  IF COALESCE("wanted" && '{Visit,Event}', TRUE) THEN
    "names" := "names" || ARRAY(SELECT "placesFolded" FROM "Visit" WHERE "asked" <% "placesFolded" LIMIT 1000)
      || ARRAY(SELECT "placesFolded" FROM "Event" WHERE "asked" <% "placesFolded" LIMIT 1000);
    "more" := ARRAY(SELECT "variant" FROM unnest("words") AS "variant"
      WHERE EXISTS (
        SELECT FROM (
          SELECT concat_ws(' ', "titleFolded", "placesFolded", "noteFolded") AS "text" FROM "Visit"
          WHERE "searchVector" @@ plainto_tsquery('english_words', "variant") LIMIT 100
        ) v WHERE v."text" ~ ('\m' || "variant" || '\M'))); -- not only a word of the same stem
  END IF;
  RETURN QUERY
    SELECT e."word", e."near" FROM (
      SELECT w."word", GREATEST("nears"[array_position("words", w."word")],
        GREATEST(similarity(w."word", "asked"), CASE WHEN "search_sound"(w."word") = "sound"
            THEN CASE WHEN w."word" ~ '^[aeiou]' = ("asked" ~ '^[aeiou]') THEN 0.5 ELSE 0.4 END END)
          - 0.1 * abs(length(w."word") - length("asked")))::real AS "near"
      FROM (
        SELECT DISTINCT "each" COLLATE "C" AS "word"
        FROM unnest("names") AS n("name"), string_to_table(translate("search_text"(n."name"), E'\n', ' '), ' ') AS "each"
        UNION SELECT unnest("more")
      ) w
    ) e
    WHERE e."near" >= 0.3 ORDER BY 2 DESC, 1 LIMIT 5;
END
$$;

-- For each of the first three words of a query that occur nowhere: similar words, with how near each is, and the nearest.
CREATE FUNCTION "search_guesses"("terms" "search_term"[], "wanted" text[]) RETURNS TABLE ("at" int, "guess" text, "nearness" real, "nearest" real)
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT t."first", s."word", s."nearness", max(s."nearness") OVER (PARTITION BY t."first")
  FROM (SELECT * FROM unnest("terms") WHERE length("word") > 3 ORDER BY "first" LIMIT 3) t, "similar_words"(t."word", "wanted") s
  WHERE s."nearness" >= 0.3 AND NOT "search_finds"(t."words"::tsquery, t."words"::tsquery, "wanted");
END;

-- A query with each unknown word replaced by a similar one, the nearest first, if something has all of its words; at most three.
CREATE FUNCTION "search_suggestions"("terms" "search_term"[], "wanted" text[]) RETURNS text[]
STABLE LANGUAGE sql
BEGIN ATOMIC
  WITH RECURSIVE "guesses" AS MATERIALIZED (SELECT * FROM "search_guesses"("terms", "wanted")),
  "made"("n", "query", "terms", "nearness") AS (
    SELECT 0, '{}'::text[], '{}'::"search_term"[], 0::real
    UNION ALL
    SELECT m."n" + 1, m."query" || COALESCE(g."guess", t."asked"[1]),
      m."terms" || ROW(t."group", t."first", NULL, NULL, NULL, t."sign",
        COALESCE(NULLIF(plainto_tsquery('english_words', g."guess")::text, ''), t."words"), t."facts", t."begun", NULL, NULL)::"search_term",
      m."nearness" + COALESCE(g."nearness", 0)
    FROM "made" m JOIN unnest("search_suggestions"."terms") WITH ORDINALITY t("group", "first", "word", "name", "asked", "sign", "words", "facts", "begun", "guess", "other", "n")
      ON t."n" = m."n" + 1 LEFT JOIN "guesses" g ON g."at" = t."first"
  )
  SELECT COALESCE(array_agg("found"."query"), '{}') FROM (
    SELECT array_to_string(m."query", ' ') AS "query" FROM "made" m, "search_assemble"(m."terms") a
    WHERE m."n" = cardinality("search_suggestions"."terms") AND m."nearness" > 0 AND "search_finds"(a."query", a."begun", "wanted")
    ORDER BY m."nearness" DESC, 1 LIMIT 3
  ) "found";
END;

-- The terms with the nearest similar words in addition, or with all of them if only those occur together.
CREATE OR REPLACE FUNCTION "search_respell"("terms" "search_term"[], "wanted" text[]) RETURNS "search_term"[]
STABLE LANGUAGE plpgsql AS $$
DECLARE
  "near" "search_term"[];
  "wide" "search_term"[];
  "asked" "search_queries";
BEGIN
  WITH "guessed" AS MATERIALIZED (
    SELECT g."at",
      string_agg(NULLIF(to_tsquery('english_words', g."guess")::text, ''), ' | ') FILTER (WHERE g."nearness" >= 0.9 * g."nearest") AS "near",
      string_agg(NULLIF(to_tsquery('english_words', g."guess")::text, ''), ' | ') AS "wide"
    FROM "search_guesses"("terms", "wanted") g GROUP BY g."at"
  )
  SELECT array_agg(ROW(t."group", t."first", t."word", t."name", t."asked", t."sign", t."words", t."facts", t."begun", g."near",
      NULLIF(concat_ws(' | ', t."begun", g."near"), ''))::"search_term" ORDER BY t."first"),
    array_agg(ROW(t."group", t."first", t."word", t."name", t."asked", t."sign", t."words", t."facts", t."begun", g."wide",
      NULLIF(concat_ws(' | ', t."begun", g."wide"), ''))::"search_term" ORDER BY t."first")
  INTO "near", "wide"
  FROM unnest("terms") t LEFT JOIN "guessed" g ON g."at" = t."first";
  "asked" := "search_assemble"("near");
  IF "near" = "wide" OR cardinality("near") < 2 OR "search_finds"("asked"."query", "asked"."begun", "wanted") THEN
    RETURN "near";
  END IF;
  "asked" := "search_assemble"("wide");
  RETURN CASE WHEN "search_finds"("asked"."query", "asked"."begun", "wanted") THEN "wide" ELSE "near" END;
END
$$;
