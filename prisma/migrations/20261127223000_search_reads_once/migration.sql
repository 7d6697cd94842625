-- A search read what matches twice: to count it, and to rank it. Of types of which much matches it counted as far as it
-- reads, by an index of which it had to read all.

-- How many rows of a table PostgreSQL expects a query to match. Volatile, since a stable function may not ask; it reads no rows.
CREATE FUNCTION "search_estimate"("table" regclass, "query" tsquery) RETURNS float
VOLATILE LANGUAGE plpgsql
AS $$
DECLARE
  "plan" json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %s WHERE "searchVector" @@ %L', "table", "query") INTO "plan";
  RETURN "plan" -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;

-- Whether so many rows match that they need not be counted to know it. Asked only for words that may be so frequent: one
-- alone, or a fact. A table that is not large is counted as fast.
CREATE FUNCTION "search_is_frequent"("table" regclass, "query" tsquery, "reads" int) RETURNS boolean
VOLATILE LANGUAGE plpgsql
AS $$
BEGIN
  RETURN "reads" > 1500 AND (numnode("query") = 1 OR "query"::text LIKE '%''=%')
    AND "search_estimate"("table", "query") > 4 * "reads";
END
$$;

DROP FUNCTION "search_sizes"(tsquery, tsquery, text[]);

-- What a query matches, by the types of a search in their order: how many rows of each, null where they are more than are
-- worth reading; and each row of the others with its score. `begun` and `begunRank` are for people and organizations; `rank` is
-- the query without what it excludes, `named` its words without facts, `whole` the query as a name. More than 1,000 rows of a
-- type are not ranked. It is planned once a session, by the indexes: PostgreSQL does not know how many rows a query matches
-- that it does not see.
CREATE FUNCTION "search_found"(
  "query" tsquery, "begun" tsquery, "rank" tsquery, "begunRank" tsquery, "named" tsquery, "whole" text[], "wanted" text[],
  OUT "sizes" int[], OUT "types" text[], OUT "ids" uuid[], OUT "scores" numeric[])
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "most" int;
  "size" int;
  "these" uuid[];
  "their" numeric[];
BEGIN
  "types" := '{}';
  "ids" := '{}';
  "scores" := '{}';

  "size" := 0;
  IF "wanted" IS NULL OR 'Person' = ANY ("wanted") THEN
    "most" := "search_reads"('"Person"');
    IF "search_is_frequent"('"Person"', "begun", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "begunRank") + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "vector" @@ "named" THEN 2 ELSE 0 END END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", "namesFolded", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector", "namesFolded" FROM "Person" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Person'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Organization' = ANY ("wanted") THEN
    "most" := "search_reads"('"Organization"');
    IF "search_is_frequent"('"Organization"', "begun", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "begunRank") + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "vector" @@ "named" THEN 2 ELSE 0 END END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", "namesFolded", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector", "namesFolded" FROM "Organization" WHERE "searchVector" @@ "begun" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Organization'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Country' = ANY ("wanted") THEN
    "most" := "search_reads"('"Country"');
    IF "search_is_frequent"('"Country"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") + CASE WHEN string_to_array("namesFolded", E'\n') && "whole" THEN 3 WHEN "vector" @@ "named" THEN 2 ELSE 0 END END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", "namesFolded", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector", "namesFolded" FROM "Country" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Country'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Visit' = ANY ("wanted") THEN
    "most" := "search_reads"('"Visit"');
    IF "search_is_frequent"('"Visit"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Visit" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Visit'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Event' = ANY ("wanted") THEN
    "most" := "search_reads"('"Event"');
    IF "search_is_frequent"('"Event"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Event" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Event'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Statement' = ANY ("wanted") THEN
    "most" := "search_reads"('"Statement"');
    IF "search_is_frequent"('"Statement"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Statement" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Statement'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Topic' = ANY ("wanted") THEN
    "most" := "search_reads"('"Topic"');
    IF "search_is_frequent"('"Topic"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Topic" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Topic'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Source' = ANY ("wanted") THEN
    "most" := "search_reads"('"Source"');
    IF "search_is_frequent"('"Source"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Source" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Source'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";

  "size" := 0;
  IF "wanted" IS NULL OR 'Paragraph' = ANY ("wanted") THEN
    "most" := "search_reads"('"Paragraph"');
    IF "search_is_frequent"('"Paragraph"', "query", "most") THEN
      "size" := "most" + 1;
    ELSE
      SELECT max("all"), array_agg("id"), array_agg(round((CASE WHEN "all" > 1000 THEN 0 ELSE 0.1 * ts_rank("vector", "rank") END)::numeric, 6))
      INTO "size", "these", "their"
      FROM (
        SELECT "id", "searchVector" AS "vector", count(*) OVER () AS "all"
        FROM (SELECT "id", "searchVector" FROM "Paragraph" WHERE "searchVector" @@ "query" LIMIT "most" + 1) AS "found"
      ) AS "counted";
      "size" := COALESCE("size", 0);
      IF "size" BETWEEN 1 AND "most" THEN
        "types" := "types" || array_fill('Paragraph'::text, ARRAY["size"]);
        "ids" := "ids" || "these";
        "scores" := "scores" || "their";
      END IF;
    END IF;
    IF "size" > "most" THEN
      "size" := NULL;
    END IF;
  END IF;
  "sizes" := "sizes" || "size";
END
$$;
