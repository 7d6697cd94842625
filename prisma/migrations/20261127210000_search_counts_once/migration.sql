-- A search looked for one match of each type, then counted them, then read them all, though a page shows twenty.

-- So many matches of a table are worth reading all: more are read faster in the order of their ids, until a page is full.
CREATE FUNCTION "search_reads"("table" regclass) RETURNS int
STABLE LANGUAGE sql
RETURN (SELECT GREATEST(1000, sqrt(30 * GREATEST(reltuples, 0)))::int FROM pg_class WHERE oid = "table");

-- How many rows of each type a query matches, in the order of the types of a search; null where they are more than are worth
-- reading. `begun` is the query for people and organizations. It is planned once a session, by the indexes: PostgreSQL does
-- not know how many rows a query matches that it does not see.
CREATE FUNCTION "search_sizes"("query" tsquery, "begun" tsquery, "types" text[]) RETURNS int[]
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "most" int;
  "size" int;
  "sizes" int[] := '{}';
BEGIN
  IF "types" IS NULL OR 'Person' = ANY ("types") THEN
    "most" := "search_reads"('"Person"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Person" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Organization' = ANY ("types") THEN
    "most" := "search_reads"('"Organization"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Organization" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Country' = ANY ("types") THEN
    "most" := "search_reads"('"Country"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Country" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Visit' = ANY ("types") THEN
    "most" := "search_reads"('"Visit"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Visit" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Event' = ANY ("types") THEN
    "most" := "search_reads"('"Event"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Event" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Statement' = ANY ("types") THEN
    "most" := "search_reads"('"Statement"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Statement" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Topic' = ANY ("types") THEN
    "most" := "search_reads"('"Topic"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Topic" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  IF "types" IS NULL OR 'Source' = ANY ("types") THEN
    "most" := "search_reads"('"Source"');
    SELECT count(*) INTO "size" FROM (SELECT FROM "Source" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found";
    "sizes" := "sizes" || CASE WHEN "size" <= "most" THEN "size" END;
  ELSE
    "sizes" := "sizes" || 0;
  END IF;
  RETURN "sizes";
END
$$;
