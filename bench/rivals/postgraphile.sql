-- What PostGraphile reads through functions, as its documentation advises: lists that are ordered by another table's
-- columns, and the search.

CREATE OR REPLACE FUNCTION "Person_visits"(person "Person") RETURNS SETOF "Visit" LANGUAGE sql STABLE AS $$
  SELECT visit.* FROM "Delegate" AS delegate JOIN "Visit" AS visit ON visit.id = delegate."visitId"
  WHERE delegate."personId" = person.id ORDER BY "startEarliest", "startLatest", visit.id
$$;

CREATE OR REPLACE FUNCTION "Person_said"(person "Person") RETURNS SETOF "Statement" LANGUAGE sql STABLE AS $$
  SELECT statement.* FROM "StatementSpeaker" AS speaker JOIN "Statement" AS statement ON statement.id = speaker."statementId"
  WHERE speaker."personId" = person.id ORDER BY "sourceId", "passageStart", statement.id
$$;

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
