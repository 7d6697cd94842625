-- Words with two adjacent letters swapped are also found in the names of countries and organizations ("Frnace", France).
CREATE OR REPLACE FUNCTION "similar_words"("asked" text) RETURNS TABLE ("word" text, "nearness" real)
STABLE LANGUAGE sql
SET search_path FROM CURRENT SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  WITH "swapped" AS MATERIALIZED (
    SELECT "words", to_tsquery('english_words', array_to_string("words", ' | ')) AS "query"
    FROM (
      SELECT array_agg(overlay($1 PLACING reverse(substr($1, "at", 2)) FROM "at" FOR 2)) AS "words"
      FROM generate_series(1, length($1) - 1) AS "at"
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

-- A name may also be transliterated for readers of German, who write "Jelzin" and "Gorbatschow" for Yeltsin and Gorbachev.
CREATE OR REPLACE FUNCTION "search_sounding"("terms" "search_term"[]) RETURNS tsquery
IMMUTABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN (
    SELECT CASE WHEN bool_and(t."name" IS NOT NULL) AND max(t."group") = 0 AND sum(length("part")) > 3
      THEN string_agg('(''~' || "search_sound"("part") || ''' | ''~' || "search_sound"("german") || ''')', ' & ')::tsquery END
    FROM unnest("terms") t LEFT JOIN string_to_table("search_text"(t."asked"[1]), ' ') AS "part" ON length("part") > 1,
      replace(replace(replace(replace("part", 'tsch', 'ch'), 'sch', 'sh'), 'j', 'y'), 'z', 'ts') AS "german");
END
$$;
