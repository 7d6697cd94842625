-- What a search finds: names also where they are written as one word; of visits and events also places and notes; and
-- facts, as lexemes that no text has ('=1961', '=state', '=' and the id of a country or an outlet). Weights say where a
-- lexeme stands: A in a name or title and for facts, B in a place, C in a note, D in a statement.

-- The text as its words are searched: marks part words, also hyphens, and abbreviations have no dots.
CREATE FUNCTION "search_text"("folded" text) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN regexp_replace(
  translate("folded", '!"#$%&''()*+,-/:;<=>?@[\]^_`{|}~·–—…‘’“”„«»', repeat(' ', 42)) COLLATE "C", '\m([a-z])\.', '\1', 'g');

-- Names, and each two neighbours and each whole as one word: charlesde, degaulle, charlesdegaulle.
-- It looks expensive to PostgreSQL, which would compile it anew for each row.
CREATE FUNCTION "search_names"("folded" text) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql SET jit = off
BEGIN ATOMIC
  SELECT concat_ws(' ', "search_text"("folded"), string_agg(concat_ws(' ', "joined", "whole"), ' ' ORDER BY "line", "n"))
  FROM (
    SELECT "line", "n", "word" || lead("word") OVER "of_name" AS "joined",
      CASE WHEN row_number() OVER "of_name" = 1 AND lead("word", 2) OVER "of_name" <> '' THEN replace("name", ' ', '') END AS "whole"
    FROM string_to_table("search_text"("folded"), E'\n') WITH ORDINALITY AS "names"("name", "line"),
      string_to_table("name", ' ') WITH ORDINALITY AS "words"("word", "n")
    WHERE "word" <> ''
    WINDOW "of_name" AS (PARTITION BY "line" ORDER BY "n")
  ) AS "pairs";
END;

CREATE FUNCTION "search_vector"("weight" "char", "folded" text) RETURNS tsvector
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN setweight(to_tsvector('english_words'::regconfig, "search_text"(COALESCE("folded", ''))), "weight");

CREATE FUNCTION "search_name_vector"("folded" text) RETURNS tsvector
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN setweight(to_tsvector('english_words'::regconfig, "search_names"("folded")), 'A');

-- Facts as lexemes; those that are not known are left out.
CREATE FUNCTION "search_facts"(VARIADIC "facts" text[]) RETURNS tsvector
IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
  SELECT COALESCE(string_agg('''=' || "fact" || ''':1A', ' ')::tsvector, ''::tsvector)
  FROM unnest("facts") AS "each"("fact") WHERE "fact" IS NOT NULL;
END;

-- The values of an enum keep their names, which PostgreSQL does not promise.
CREATE FUNCTION "enum_fact"("value" anyenum) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$ SELECT lower("value"::text) $$;

CREATE FUNCTION "year_fact"("day" date) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN extract(year FROM "day")::text;

ALTER TABLE "Country" DROP COLUMN "searchVector";
ALTER TABLE "Country" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_name_vector("namesFolded")) STORED;
CREATE INDEX "Country_searchVector_idx" ON "Country" USING GIN ("searchVector");

ALTER TABLE "Person" DROP COLUMN "searchVector";
ALTER TABLE "Person" ADD COLUMN "searchVector" tsvector
  GENERATED ALWAYS AS (search_name_vector("namesFolded") || search_facts("countryId"::text)) STORED;
CREATE INDEX "Person_searchVector_idx" ON "Person" USING GIN ("searchVector");

ALTER TABLE "Organization" DROP COLUMN "searchVector";
ALTER TABLE "Organization" ADD COLUMN "searchVector" tsvector
  GENERATED ALWAYS AS (search_name_vector("namesFolded") || search_facts("countryId"::text)) STORED;
CREATE INDEX "Organization_searchVector_idx" ON "Organization" USING GIN ("searchVector");

ALTER TABLE "Topic" DROP COLUMN "searchVector";
ALTER TABLE "Topic" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_name_vector("nameFolded")) STORED;
CREATE INDEX "Topic_searchVector_idx" ON "Topic" USING GIN ("searchVector");

ALTER TABLE "Visit" DROP COLUMN "searchVector";
ALTER TABLE "Visit" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_vector('A', "titleFolded") || search_vector('B', "placesFolded") || search_vector('C', "noteFolded")
  || search_facts('visit', enum_fact(kind), enum_fact(status), "guestCountryId"::text, "hostCountryId"::text,
    year_fact("startEarliest"), year_fact("startLatest"), year_fact("endEarliest"), year_fact("endLatest"))) STORED;
CREATE INDEX "Visit_searchVector_idx" ON "Visit" USING GIN ("searchVector");

ALTER TABLE "Event" DROP COLUMN "searchVector";
ALTER TABLE "Event" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_vector('A', "titleFolded") || search_vector('B', "placesFolded") || search_vector('C', "noteFolded")
  || search_facts('event', enum_fact(kind), enum_fact(status), "countryId"::text,
    year_fact("startEarliest"), year_fact("startLatest"), year_fact("endEarliest"), year_fact("endLatest"))) STORED;
CREATE INDEX "Event_searchVector_idx" ON "Event" USING GIN ("searchVector");

ALTER TABLE "Statement" DROP COLUMN "searchVector";
ALTER TABLE "Statement" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_vector('D', "textFolded")
  || search_facts("countryId"::text, "reportedById"::text, year_fact("saidOnEarliest"), year_fact("saidOnLatest"))) STORED;
CREATE INDEX "Statement_searchVector_idx" ON "Statement" USING GIN ("searchVector");

ALTER TABLE "Source" DROP COLUMN "searchVector";
ALTER TABLE "Source" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_vector('A', "titleFolded")
  || search_facts("publisherId"::text, year_fact("publishedOnEarliest"), year_fact("publishedOnLatest"))) STORED;
CREATE INDEX "Source_searchVector_idx" ON "Source" USING GIN ("searchVector");

-- Countries and outlets by a whole name.
CREATE INDEX "Country_names_idx" ON "Country" USING GIN (string_to_array("namesFolded", E'\n'));
CREATE INDEX "Organization_names_idx" ON "Organization" USING GIN (string_to_array("namesFolded", E'\n'));

CREATE INDEX "Country_namesFolded_trigrams_idx" ON "Country" USING GIN ("namesFolded" gin_trgm_ops);

-- The words of names that are spelled nearly like a word, the nearest first, with how near they are, from 0 to 1.
CREATE FUNCTION "similar_words"("asked" text) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE sql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  SELECT "each"."word", "near" - 0.1 * abs(length("each"."word") - length($1))
  FROM (
    SELECT "word", similarity("word", $1) AS "near"
    FROM (
      (SELECT "namesFolded" FROM "Person" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE $1 <% "namesFolded")
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE $1 <% "namesFolded" LIMIT 1000)
    ) AS "names", string_to_table(translate("search_text"("namesFolded"), E'\n', ' '), ' ') AS "word"
    GROUP BY "word" COLLATE "C", "word"
  ) AS "each"
  WHERE "near" >= 0.3
  ORDER BY 2 DESC, 1 LIMIT 3
$$;

-- Whether a query finds anything of some types, or of all; `begun` is that for people and organizations. It is planned once a
-- session, by the indexes: PostgreSQL does not know how many rows a query matches that it does not see.
CREATE FUNCTION "search_finds"("query" tsquery, "begun" tsquery, "types" text[]) RETURNS boolean
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN (("types" IS NULL OR 'Person' = ANY ("types")) AND EXISTS (SELECT FROM "Person" WHERE "searchVector" @@ "begun"))
    OR (("types" IS NULL OR 'Country' = ANY ("types")) AND EXISTS (SELECT FROM "Country" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Organization' = ANY ("types")) AND EXISTS (SELECT FROM "Organization" WHERE "searchVector" @@ "begun"))
    OR (("types" IS NULL OR 'Visit' = ANY ("types")) AND EXISTS (SELECT FROM "Visit" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Event' = ANY ("types")) AND EXISTS (SELECT FROM "Event" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Topic' = ANY ("types")) AND EXISTS (SELECT FROM "Topic" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Source' = ANY ("types")) AND EXISTS (SELECT FROM "Source" WHERE "searchVector" @@ "query"))
    OR (("types" IS NULL OR 'Statement' = ANY ("types")) AND EXISTS (SELECT FROM "Statement" WHERE "searchVector" @@ "query"));
END
$$;
