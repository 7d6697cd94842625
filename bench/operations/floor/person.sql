-- $1: slug
SELECT coalesce((
  SELECT concat('{"person":{"slug":', to_json(slug), ',"name":', to_json(name), ',"aliases":', to_json(aliases),
    ',"country":', coalesce((SELECT concat('{"code":', coalesce(to_json(code), 'null'), ',"name":', to_json(name), '}') FROM "Country" WHERE id = "countryId"), 'null'),
    ',"visits":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
      SELECT concat('{"slug":', to_json(slug), ',"title":', to_json(title), ',"start":', CASE WHEN "startEdtf" IS NULL THEN 'null' ELSE concat('{"edtf":', to_json("startEdtf"), '}') END,
        ',"hostCountry":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Country" WHERE id = "hostCountryId"), 'null'), '}') AS node
      FROM (
        SELECT visit.* FROM "Delegate" AS delegate JOIN "Visit" AS visit ON visit.id = delegate."visitId"
        WHERE delegate."personId" = person.id ORDER BY "startEarliest", "startLatest", visit.id LIMIT 20
      ) AS visit
    ) AS visits), ''), ']}',
    ',"statements":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
      SELECT concat('{"kind":', to_json(kind), ',"text":', to_json(text), ',"saidOn":', CASE WHEN "saidOnEdtf" IS NULL THEN 'null' ELSE concat('{"edtf":', to_json("saidOnEdtf"), '}') END,
        ',"visit":', coalesce((SELECT concat('{"slug":', to_json(slug), '}') FROM "Visit" WHERE id = "visitId"), 'null'),
        ',"reportedBy":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Organization" WHERE id = "reportedById"), 'null'), '}') AS node
      FROM (
        SELECT statement.* FROM "StatementSpeaker" AS speaker JOIN "Statement" AS statement ON statement.id = speaker."statementId"
        WHERE speaker."personId" = person.id ORDER BY "sourceId", "passageStart", statement.id LIMIT 20
      ) AS statement
    ) AS statements), ''), ']}}}')
  FROM "Person" AS person WHERE slug = $1
), '{"person":null}')
