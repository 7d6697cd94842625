-- Finds two words in the vectors that this server stores. Used by the floor, PostGraphile's function and Pothos's resolver.
-- This server's own search does more.
-- $1: words, $2: how many
SELECT type, id, score FROM (
  SELECT 'Person' AS type, id, round(ts_rank("searchVector", query)::numeric, 6) AS score
  FROM "Person", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Organization', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Organization", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Country', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Country", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Visit', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Visit", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Event', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Event", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Statement', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Statement", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Topic', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Topic", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
  UNION ALL
  SELECT 'Source', id, round(ts_rank("searchVector", query)::numeric, 6)
  FROM "Source", websearch_to_tsquery('english_words', $1) AS query WHERE "searchVector" @@ query
) AS match
ORDER BY score DESC, type COLLATE "C", id
LIMIT $2
