-- Every committed change is told on the channel that src/db/changes.ts listens to.

CREATE FUNCTION "tell_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('communique_data', '');
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION "tell_change"() IS 'Notifies communique_data when the transaction commits, once however often it is called.';

CREATE FUNCTION "tell_changes_of"("changing" regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tell_change()',
    "changing"
  );
  -- Replicated and restored rows are changes too.
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER tell_change', "changing");
END
$$;
COMMENT ON FUNCTION "tell_changes_of"(regclass) IS 'Called once for each new table, in the migration that makes it.';

SELECT "tell_changes_of"(quote_ident(tablename)::regclass)
FROM pg_tables
WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations';
