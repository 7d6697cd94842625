-- A word with an "h" in another place is also found: "Ghandi", Gandhi. Two letters apart, the two had no more in common than others.
CREATE OR REPLACE FUNCTION "similar_words"("asked" text) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE sql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  WITH "swapped" AS MATERIALIZED (
    SELECT "words", to_tsquery('english_words', array_to_string("words", ' | ')) AS "query"
    FROM (
      SELECT array_agg(DISTINCT "variant") AS "words"
      FROM (
        SELECT overlay($1 PLACING reverse(substr($1, "at", 2)) FROM "at" FOR 2) FROM generate_series(1, length($1) - 1) AS "at"
        UNION ALL
        SELECT overlay("rest" PLACING 'h' FROM "to" FOR 0)
        FROM generate_series(1, length($1)) AS "at", overlay($1 PLACING '' FROM "at" FOR 1) AS "rest",
          generate_series(1, length($1)) AS "to"
        WHERE substr($1, "at", 1) = 'h' AND length($1) <= 30 -- a longer word has too many variants, and is no name
      ) AS "changed" ("variant")
    ) AS "each"
  )
  SELECT "each"."word", "near" - 0.1 * abs(length("each"."word") - length($1))
  FROM (
    SELECT "word", GREATEST(similarity("word", $1), CASE WHEN "word" = ANY ((SELECT "words" FROM "swapped")::text[]) THEN 0.6 END) AS "near"
    FROM (
      (SELECT "namesFolded" FROM "Person" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE $1 <% "namesFolded")
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE $1 <% "namesFolded" LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Person" WHERE "searchVector" @@ (SELECT "query" FROM "swapped") LIMIT 1000)
      UNION ALL (SELECT "namesFolded" FROM "Country" WHERE "searchVector" @@ (SELECT "query" FROM "swapped"))
      UNION ALL (SELECT "namesFolded" FROM "Organization" WHERE "searchVector" @@ (SELECT "query" FROM "swapped") LIMIT 1000)
    ) AS "names", string_to_table(translate("search_text"("namesFolded"), E'\n', ' '), ' ') AS "word"
    GROUP BY "word" COLLATE "C", "word"
  ) AS "each"
  WHERE "near" >= 0.3
  ORDER BY 2 DESC, 1 LIMIT 3
$$;
