-- The words of names that are spelled nearly like a word, the nearest first, with how near they are, from 0 to 1. Words with two
-- adjacent letters swapped are found too: a short one has too few trigrams left ("Nerhu", Nehru).
CREATE OR REPLACE FUNCTION "similar_words"("asked" text) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE sql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  WITH "swapped" AS MATERIALIZED (
    SELECT array_agg(overlay($1 PLACING reverse(substr($1, "at", 2)) FROM "at" FOR 2)) AS "words"
    FROM generate_series(1, length($1) - 1) AS "at"
  )
  SELECT "each"."word", "near" - 0.1 * abs(length("each"."word") - length($1))
  FROM (
    SELECT "word", GREATEST(similarity("word", $1), CASE WHEN "word" = ANY ((SELECT "words" FROM "swapped")::text[]) THEN 0.6 END) AS "near"
    FROM (
      (SELECT "namesFolded" FROM "Person" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE $1 <% "namesFolded")
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Person" WHERE "searchVector" @@ (
        SELECT to_tsquery('english_words', array_to_string("words", ' | ')) FROM "swapped") LIMIT 1000)
    ) AS "names", string_to_table(translate("search_text"("namesFolded"), E'\n', ' '), ' ') AS "word"
    GROUP BY "word" COLLATE "C", "word"
  ) AS "each"
  WHERE "near" >= 0.3
  ORDER BY 2 DESC, 1 LIMIT 3
$$;
