-- Indexes that no constraint stands on are built after the rows: that takes a quarter of the time.

CREATE TABLE bench.index AS
SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
WHERE relnamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  AND indrelid <> to_regclass('"_prisma_migrations"');

CREATE PROCEDURE bench.drop_indexes() LANGUAGE plpgsql AS $body$
DECLARE
  index record;
BEGIN
  FOR index IN SELECT * FROM bench.index LOOP EXECUTE 'DROP INDEX ' || index.name; END LOOP;
END
$body$;

CREATE PROCEDURE bench.create_indexes() LANGUAGE plpgsql AS $body$
DECLARE
  index record;
BEGIN
  FOR index IN SELECT * FROM bench.index LOOP EXECUTE index.definition; END LOOP;
END
$body$;
