-- Search finds people by names that sound alike, and visits by their journey, occasion and receiving organization.

-- A word of a name without what transliterations write differently: vowels, double letters, and letters for the same sound.
CREATE FUNCTION "search_sound"("word" text) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN COALESCE(NULLIF(translate(regexp_replace("word", '(.)\1+', '\1', 'g'), 'qczvwaeiouyh', 'kksff'), ''), "word");

-- The sounds of names, as lexemes that no text has ('~kmp'). Initials are left out.
CREATE FUNCTION "search_sounds"("folded" text) RETURNS tsvector
IMMUTABLE PARALLEL SAFE LANGUAGE sql SET jit = off
BEGIN ATOMIC
  SELECT COALESCE(array_to_tsvector(array_agg('~' || "search_sound"("word"))), ''::tsvector)
  FROM string_to_table(translate("search_text"("folded"), E'\n', ' '), ' ') AS "words"("word") WHERE length("word") > 1;
END;

ALTER TABLE "Person" DROP COLUMN "searchVector";
ALTER TABLE "Person" ADD COLUMN "searchVector" tsvector
  GENERATED ALWAYS AS (search_name_vector("namesFolded") || search_facts("countryId"::text) || search_sounds("namesFolded")) STORED;
CREATE INDEX "Person_searchVector_idx" ON "Person" USING GIN ("searchVector");

ALTER TABLE "Visit" DROP COLUMN "searchVector";
ALTER TABLE "Visit" ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (
  search_vector('A', "titleFolded") || search_vector('B', "placesFolded") || search_vector('C', "noteFolded")
  || search_facts('visit', enum_fact(kind), enum_fact(status), "guestCountryId"::text, "hostCountryId"::text,
    "hostOrganizationId"::text, "occasionId"::text, "journeyId"::text,
    year_fact("startEarliest"), year_fact("startLatest"), year_fact("endEarliest"), year_fact("endLatest"))) STORED;
CREATE INDEX "Visit_searchVector_idx" ON "Visit" USING GIN ("searchVector");

-- Events and journeys by a whole name.
CREATE INDEX "Event_titleFolded_idx" ON "Event" USING HASH ("titleFolded");
CREATE INDEX "Journey_nameFolded_idx" ON "Journey" USING HASH ("nameFolded");
