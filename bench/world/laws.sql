-- Rows were loaded with triggers off: this returns what the triggers would have refused, a row a law that is broken.

CREATE FUNCTION bench.broken_laws() RETURNS TABLE (law text, rows bigint) LANGUAGE plpgsql AS $body$
DECLARE
  key record;
  fact text;
BEGIN
  FOR key IN
    SELECT conname, conrelid::regclass AS child, confrelid::regclass AS parent, here.attname AS child_column, there.attname AS parent_column
    FROM pg_constraint
    JOIN pg_attribute AS here ON here.attrelid = conrelid AND here.attnum = conkey[1]
    JOIN pg_attribute AS there ON there.attrelid = confrelid AND there.attnum = confkey[1]
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace
  LOOP
    law := key.conname;
    EXECUTE format('SELECT count(*) FROM %s AS child WHERE %I IS NOT NULL AND NOT EXISTS (SELECT FROM %s AS parent WHERE parent.%I = child.%I)',
      key.child, key.child_column, key.parent, key.parent_column, key.child_column) INTO rows;
    IF rows > 0 THEN RETURN NEXT; END IF;
  END LOOP;

  FOREACH fact IN ARRAY ARRAY['Visit', 'Delegate', 'Position', 'Kinship', 'Event', 'Participant', 'Statement'] LOOP
    law := fact || '_cited';
    EXECUTE format('SELECT count(*) FROM %I AS fact WHERE NOT EXISTS (SELECT FROM "Citation" WHERE %I = fact."id")',
      fact, lower(fact) || 'Id') INTO rows;
    IF rows > 0 THEN RETURN NEXT; END IF;
  END LOOP;
END
$body$;
