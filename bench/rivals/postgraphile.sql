-- The search, which PostGraphile reads through a function, as its documentation advises.

CREATE OR REPLACE FUNCTION bench_search(query text, results int)
RETURNS TABLE (type text, slug text, label text, kind text, score numeric) LANGUAGE sql STABLE AS $$
  SELECT type, node.slug, node.label, node.kind, score
  FROM (/* matches */) AS found (type, id, score), LATERAL (
    SELECT slug, name AS label, NULL AS kind FROM "Person" WHERE type = 'Person' AND "Person".id = found.id
    UNION ALL SELECT slug, name, NULL FROM "Organization" WHERE type = 'Organization' AND "Organization".id = found.id
    UNION ALL SELECT slug, name, NULL FROM "Country" WHERE type = 'Country' AND "Country".id = found.id
    UNION ALL SELECT slug, name, NULL FROM "Topic" WHERE type = 'Topic' AND "Topic".id = found.id
    UNION ALL SELECT slug, title, NULL FROM "Visit" WHERE type = 'Visit' AND "Visit".id = found.id
    UNION ALL SELECT slug, title, NULL FROM "Event" WHERE type = 'Event' AND "Event".id = found.id
    UNION ALL SELECT slug, title, NULL FROM "Source" WHERE type = 'Source' AND "Source".id = found.id
    UNION ALL SELECT NULL, text, kind::text FROM "Statement" WHERE type = 'Statement' AND "Statement".id = found.id
  ) AS node
  ORDER BY score DESC, type COLLATE "C", found.id
$$;
