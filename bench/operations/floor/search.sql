-- $1: words, $2: how many
SELECT to_json(data)::text FROM (SELECT (SELECT to_json(o) FROM (SELECT coalesce(array_to_json(array_agg(edge)), '[]') AS edges FROM (
  SELECT score,
    CASE type
      WHEN 'Statement' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", kind, text FROM "Statement" WHERE "Statement".id = found.id) AS o)
      WHEN 'Visit' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, title FROM "Visit" WHERE "Visit".id = found.id) AS o)
      WHEN 'Person' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, name FROM "Person" WHERE "Person".id = found.id) AS o)
      WHEN 'Organization' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, name FROM "Organization" WHERE "Organization".id = found.id) AS o)
      WHEN 'Country' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, name FROM "Country" WHERE "Country".id = found.id) AS o)
      WHEN 'Topic' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, name FROM "Topic" WHERE "Topic".id = found.id) AS o)
      WHEN 'Event' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, title FROM "Event" WHERE "Event".id = found.id) AS o)
      WHEN 'Source' THEN (SELECT to_json(o) FROM (SELECT type AS "__typename", slug, title FROM "Source" WHERE "Source".id = found.id) AS o)
    END AS node
  FROM (/* matches */) AS found
  ORDER BY score DESC, type COLLATE "C", id
) AS edge) AS o) AS search) AS data
