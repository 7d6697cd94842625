-- $1: slug
SELECT to_json(data)::text FROM (SELECT (SELECT to_json(visit) FROM (
  SELECT slug, title, kind, status, places,
    (SELECT to_json(o) FROM (SELECT "startEdtf" AS edtf, "startEarliest" AS earliest WHERE "startEdtf" IS NOT NULL) AS o) AS start,
    (SELECT to_json(o) FROM (SELECT code, name FROM "Country" WHERE id = "hostCountryId") AS o) AS "hostCountry",
    (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
      SELECT delegate.name, side, capacity, role,
        (SELECT to_json(o) FROM (
          SELECT slug, name,
            (SELECT to_json(o) FROM (SELECT name FROM "Country" WHERE id = "countryId") AS o) AS country,
            (SELECT coalesce(array_to_json(array_agg(o)), '[]') FROM (
              SELECT title,
                (SELECT to_json(o) FROM (SELECT "startEdtf" AS edtf WHERE "startEdtf" IS NOT NULL) AS o) AS start,
                (SELECT to_json(o) FROM (SELECT name FROM "Organization" WHERE id = "organizationId") AS o) AS organization
              FROM "Position" WHERE "personId" = person.id
              ORDER BY "startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, id DESC LIMIT 100
            ) AS o) AS positions
          FROM "Person" AS person WHERE id = delegate."personId"
        ) AS o) AS person
      FROM "Delegate" AS delegate WHERE "visitId" = visit.id ORDER BY ordinal, id LIMIT 50
    ) AS node) AS o) AS delegation,
    (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
      SELECT kind, text,
        (SELECT to_json(o) FROM (SELECT "saidOnEdtf" AS edtf WHERE "saidOnEdtf" IS NOT NULL) AS o) AS "saidOn",
        (SELECT coalesce(array_to_json(array_agg(o)), '[]') FROM (
          SELECT CASE WHEN "personId" IS NOT NULL THEN 'Person' WHEN "organizationId" IS NOT NULL THEN 'Organization' ELSE 'Country' END AS "__typename",
            CASE
              WHEN "personId" IS NOT NULL THEN (SELECT name FROM "Person" WHERE id = "personId")
              WHEN "organizationId" IS NOT NULL THEN (SELECT name FROM "Organization" WHERE id = "organizationId")
              ELSE (SELECT name FROM "Country" WHERE id = "countryId")
            END AS name
          FROM "StatementSpeaker" WHERE "statementId" = statement.id ORDER BY ordinal LIMIT 100
        ) AS o) AS speakers,
        (SELECT to_json(o) FROM (SELECT name FROM "Organization" WHERE id = "reportedById") AS o) AS "reportedBy"
      FROM "Statement" AS statement WHERE "visitId" = visit.id ORDER BY "sourceId", "passageStart", id LIMIT 50
    ) AS node) AS o) AS statements
  FROM "Visit" AS visit WHERE slug = $1
) AS visit) AS visit) AS data
