-- $1: slug
SELECT to_json(data)::text FROM (SELECT (SELECT to_json(person) FROM (
  SELECT slug, name, aliases,
    (SELECT to_json(o) FROM (SELECT code, name FROM "Country" WHERE id = "countryId") AS o) AS country,
    (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
      SELECT slug, title,
        (SELECT to_json(o) FROM (SELECT "startEdtf" AS edtf WHERE "startEdtf" IS NOT NULL) AS o) AS start,
        (SELECT to_json(o) FROM (SELECT name FROM "Country" WHERE id = "hostCountryId") AS o) AS "hostCountry"
      FROM (
        SELECT visit.* FROM "Delegate" AS delegate JOIN "Visit" AS visit ON visit.id = delegate."visitId"
        WHERE delegate."personId" = person.id ORDER BY "startEarliest", "startLatest", visit.id LIMIT 20
      ) AS visit
    ) AS node) AS o) AS visits,
    (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(node)), '[]') AS nodes FROM (
      SELECT kind, text,
        (SELECT to_json(o) FROM (SELECT "saidOnEdtf" AS edtf WHERE "saidOnEdtf" IS NOT NULL) AS o) AS "saidOn",
        (SELECT to_json(o) FROM (SELECT slug FROM "Visit" WHERE id = "visitId") AS o) AS visit,
        (SELECT to_json(o) FROM (SELECT name FROM "Organization" WHERE id = "reportedById") AS o) AS "reportedBy"
      FROM (
        SELECT statement.* FROM "StatementSpeaker" AS speaker JOIN "Statement" AS statement ON statement.id = speaker."statementId"
        WHERE speaker."personId" = person.id ORDER BY "sourceId", "passageStart", statement.id LIMIT 20
      ) AS statement
    ) AS node) AS o) AS statements
  FROM "Person" AS person WHERE slug = $1
) AS person) AS person) AS data
