-- How many rows a span of days matches. PostgreSQL keeps statistics of the expression in an index, but does not use those of
-- a partial one: it took any span to match one row in a hundred.
CREATE STATISTICS "Visit_start_days" ON (daterange("startEarliest", "startLatest", '[]')) FROM "Visit";
CREATE STATISTICS "Visit_end_days" ON (daterange("endEarliest", "endLatest", '[]')) FROM "Visit";
CREATE STATISTICS "Event_start_days" ON (daterange("startEarliest", "startLatest", '[]')) FROM "Event";
CREATE STATISTICS "Event_end_days" ON (daterange("endEarliest", "endLatest", '[]')) FROM "Event";
CREATE STATISTICS "Statement_saidOn_days" ON (daterange("saidOnEarliest", "saidOnLatest", '[]')) FROM "Statement";

ANALYZE "Visit", "Event", "Statement";
