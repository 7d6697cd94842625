-- $1: slug
SELECT coalesce((
  SELECT concat('{"visit":{"slug":', to_json(slug), ',"title":', to_json(title), ',"kind":', coalesce(to_json(kind), 'null'),
    ',"status":', to_json(status), ',"places":', to_json(places),
    ',"start":', CASE WHEN "startEdtf" IS NULL THEN 'null'
      ELSE concat('{"edtf":', to_json("startEdtf"), ',"earliest":', coalesce(to_json("startEarliest"), 'null'), '}') END,
    ',"hostCountry":', coalesce((SELECT concat('{"code":', coalesce(to_json(code), 'null'), ',"name":', to_json(name), '}') FROM "Country" WHERE id = "hostCountryId"), 'null'),
    ',"delegation":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
      SELECT concat('{"name":', to_json(delegate.name), ',"side":', to_json(side), ',"capacity":', to_json(capacity),
        ',"role":', coalesce(to_json(role), 'null'), ',"person":', coalesce((
          SELECT concat('{"slug":', to_json(slug), ',"name":', to_json(name),
            ',"country":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Country" WHERE id = "countryId"), 'null'),
            ',"positions":[', coalesce((SELECT string_agg(node, ',') FROM (
              SELECT concat('{"title":', to_json(title), ',"start":', CASE WHEN "startEdtf" IS NULL THEN 'null' ELSE concat('{"edtf":', to_json("startEdtf"), '}') END,
                ',"organization":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Organization" WHERE id = "organizationId"), 'null'), '}') AS node
              FROM "Position" WHERE "personId" = person.id
              ORDER BY "startEarliest" DESC NULLS LAST, "startLatest" DESC NULLS LAST, id DESC LIMIT 100
            ) AS positions), ''), ']}')
          FROM "Person" AS person WHERE id = delegate."personId"
        ), 'null'), '}') AS node
      FROM (SELECT * FROM "Delegate" WHERE "visitId" = visit.id ORDER BY ordinal, id LIMIT 50) AS delegate
    ) AS delegation), ''), ']}',
    ',"statements":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
      SELECT concat('{"kind":', to_json(kind), ',"text":', to_json(text), ',"saidOn":', CASE WHEN "saidOnEdtf" IS NULL THEN 'null' ELSE concat('{"edtf":', to_json("saidOnEdtf"), '}') END,
        ',"speakers":[', coalesce((SELECT string_agg(node, ',') FROM (
          SELECT CASE
            WHEN "personId" IS NOT NULL THEN (SELECT concat('{"__typename":"Person","name":', to_json(name), '}') FROM "Person" WHERE id = "personId")
            WHEN "organizationId" IS NOT NULL THEN (SELECT concat('{"__typename":"Organization","name":', to_json(name), '}') FROM "Organization" WHERE id = "organizationId")
            ELSE (SELECT concat('{"__typename":"Country","name":', to_json(name), '}') FROM "Country" WHERE id = "countryId")
          END AS node FROM "StatementSpeaker" WHERE "statementId" = statement.id ORDER BY ordinal LIMIT 100
        ) AS speakers), ''), ']',
        ',"reportedBy":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Organization" WHERE id = "reportedById"), 'null'), '}') AS node
      FROM (SELECT * FROM "Statement" WHERE "visitId" = visit.id ORDER BY "sourceId", "passageStart", id LIMIT 50) AS statement
    ) AS statements), ''), ']}}}')
  FROM "Visit" AS visit WHERE slug = $1
), '{"visit":null}')
