-- $1, $2, $3: start's first and last day and id after which the page begins. In this world a start has both days or none.
-- The branches of a UNION ALL are read one after the other, so that the second is only reached on the last pages.
WITH found AS MATERIALIZED (
  (SELECT id, slug, title, "startEdtf", "startEarliest", "startLatest", "hostCountryId" FROM "Visit"
   WHERE ("startEarliest", "startLatest", id) > ($1::date, $2::date, $3::uuid)
   ORDER BY "startEarliest", "startLatest", id LIMIT 21)
  UNION ALL
  (SELECT id, slug, title, "startEdtf", "startEarliest", "startLatest", "hostCountryId" FROM "Visit"
   WHERE "startEarliest" IS NULL AND "startLatest" IS NULL AND ($1::date IS NOT NULL OR id > $3::uuid)
   ORDER BY "startEarliest", "startLatest", id LIMIT 21)
  LIMIT 21
), page AS MATERIALIZED (SELECT * FROM found LIMIT 20)
SELECT to_json(data)::text FROM (SELECT (SELECT to_json(visits) FROM (
  SELECT
    (SELECT to_json(o) FROM (SELECT
      (SELECT count(*) FROM found) > 20 AS "hasNextPage",
      (SELECT concat_ws('|', id, "startEarliest", "startLatest") FROM page OFFSET (SELECT greatest(count(*) - 1, 0) FROM page)) AS "endCursor"
    ) AS o) AS "pageInfo",
    (SELECT coalesce(array_to_json(array_agg(node)), '[]') FROM (
      SELECT slug, title,
        (SELECT to_json(o) FROM (SELECT "startEdtf" AS edtf WHERE "startEdtf" IS NOT NULL) AS o) AS start,
        (SELECT to_json(o) FROM (SELECT name FROM "Country" WHERE id = "hostCountryId") AS o) AS "hostCountry",
        (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
          SELECT name, side FROM "Delegate" WHERE "visitId" = page.id ORDER BY ordinal, id LIMIT 50
        ) AS node) AS o) AS delegation,
        (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
          SELECT kind, text,
            (SELECT coalesce(array_to_json(array_agg(o)), '[]') FROM (
              SELECT CASE WHEN "personId" IS NOT NULL THEN 'Person' WHEN "organizationId" IS NOT NULL THEN 'Organization' ELSE 'Country' END AS "__typename",
                CASE
                  WHEN "personId" IS NOT NULL THEN (SELECT name FROM "Person" WHERE id = "personId")
                  WHEN "organizationId" IS NOT NULL THEN (SELECT name FROM "Organization" WHERE id = "organizationId")
                  ELSE (SELECT name FROM "Country" WHERE id = "countryId")
                END AS name
              FROM "StatementSpeaker" WHERE "statementId" = statement.id ORDER BY ordinal LIMIT 100
            ) AS o) AS speakers
          FROM "Statement" AS statement WHERE "visitId" = page.id ORDER BY "sourceId", "passageStart", id LIMIT 50
        ) AS node) AS o) AS statements
      FROM page
    ) AS node) AS nodes
) AS visits) AS visits) AS data
