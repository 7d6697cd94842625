-- Words that have little in common with an unknown one are no guesses: "polo" for "Polit".
CREATE OR REPLACE FUNCTION "search_guesses"("terms" "search_term"[], "wanted" text[])
RETURNS TABLE ("at" int, "guess" text, "nearness" real, "nearest" real)
STABLE LANGUAGE sql
BEGIN ATOMIC
  SELECT t."first", s."word", s."nearness", max(s."nearness") OVER (PARTITION BY t."first")
  FROM (SELECT * FROM unnest("terms") WHERE length("word") > 3 ORDER BY "first" LIMIT 3) t, "similar_words"(t."word") s
  WHERE s."nearness" >= 0.3 AND NOT "search_finds"(t."words"::tsquery, t."words"::tsquery, "wanted");
END;

-- "Gorbatchov" is also a transliteration.
CREATE OR REPLACE FUNCTION "search_sounding"("terms" "search_term"[]) RETURNS tsquery
IMMUTABLE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN (
    SELECT CASE WHEN bool_and(t."name" IS NOT NULL) AND max(t."group") = 0 AND sum(length("part")) > 3
      THEN string_agg('(''~' || "search_sound"("part") || ''' | ''~' || "search_sound"("german") || ''')', ' & ')::tsquery END
    FROM unnest("terms") t LEFT JOIN string_to_table("search_text"(t."asked"[1]), ' ') AS "part" ON length("part") > 1,
      replace(replace(replace(replace(replace("part", 'tsch', 'ch'), 'tch', 'ch'), 'sch', 'sh'), 'j', 'y'), 'z', 'ts') AS "german");
END
$$;

-- A list has people whose names only sound like the words if none is spelled similarly, as in a search.
CREATE OR REPLACE FUNCTION "search_words"("given" jsonb, "type" text) RETURNS tsquery
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
  "terms" "search_term"[] := "search_terms"("given");
  "asked" "search_queries" := "search_assemble"("terms");
BEGIN
  IF NOT "search_finds"("asked"."query", "asked"."begun", ARRAY["type"]) THEN
    "terms" := "search_respell"("terms", ARRAY["type"]);
    "asked" := "search_assemble"("terms");
    IF "type" = 'Person' AND NOT "search_finds"("asked"."query", "asked"."begun", ARRAY["type"]) THEN
      "asked"."begun" := "asked"."begun" || COALESCE("search_sounding"("terms"), '');
    END IF;
  END IF;
  RETURN CASE WHEN "type" IN ('Person', 'Organization') THEN "asked"."begun" ELSE "asked"."query" END;
END
$$;
