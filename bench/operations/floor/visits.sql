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
SELECT concat('{"visits":{"pageInfo":{"hasNextPage":', to_json((SELECT count(*) FROM found) > 20),
  ',"endCursor":', coalesce(to_json((SELECT concat_ws('|', id, "startEarliest", "startLatest") FROM page
    OFFSET (SELECT greatest(count(*) - 1, 0) FROM page))), 'null'),
  '},"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
    SELECT concat('{"slug":', to_json(slug), ',"title":', to_json(title), ',"start":', CASE WHEN "startEdtf" IS NULL THEN 'null' ELSE concat('{"edtf":', to_json("startEdtf"), '}') END,
      ',"hostCountry":', coalesce((SELECT concat('{"name":', to_json(name), '}') FROM "Country" WHERE id = "hostCountryId"), 'null'),
      ',"delegation":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
        SELECT concat('{"name":', to_json(name), ',"side":', to_json(side), '}') AS node
        FROM (SELECT * FROM "Delegate" WHERE "visitId" = page.id ORDER BY ordinal, id LIMIT 50) AS delegate
      ) AS delegation), ''), ']}',
      ',"statements":{"nodes":[', coalesce((SELECT string_agg(node, ',') FROM (
        SELECT concat('{"kind":', to_json(kind), ',"text":', to_json(text), ',"speakers":[', coalesce((SELECT string_agg(node, ',') FROM (
          SELECT CASE
            WHEN "personId" IS NOT NULL THEN (SELECT concat('{"__typename":"Person","name":', to_json(name), '}') FROM "Person" WHERE id = "personId")
            WHEN "organizationId" IS NOT NULL THEN (SELECT concat('{"__typename":"Organization","name":', to_json(name), '}') FROM "Organization" WHERE id = "organizationId")
            ELSE (SELECT concat('{"__typename":"Country","name":', to_json(name), '}') FROM "Country" WHERE id = "countryId")
          END AS node FROM "StatementSpeaker" WHERE "statementId" = statement.id ORDER BY ordinal LIMIT 100
        ) AS speakers), ''), ']}') AS node
        FROM (SELECT * FROM "Statement" WHERE "visitId" = page.id ORDER BY "sourceId", "passageStart", id LIMIT 50) AS statement
      ) AS statements), ''), ']}}') AS node
    FROM page
  ) AS nodes), ''), ']}}')
