-- CreateTable
CREATE TABLE "DataVersion" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL,
    "xid" xid8,
    "timeline" INTEGER,

    CONSTRAINT "DataVersion_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "DataVersion" ADD CONSTRAINT "DataVersion_one_row" CHECK ("id" = 1);
COMMENT ON TABLE "DataVersion" IS 'The version of the data, in the only row: each transaction that changes anything advances it by one.';
COMMENT ON COLUMN "DataVersion"."xid" IS 'The transaction that advanced it last.';
COMMENT ON COLUMN "DataVersion"."timeline" IS 'PostgreSQL''s timeline, which a promotion changes; null before a server has seen it.';

INSERT INTO "DataVersion" ("version") VALUES (1);

-- The first statement of a transaction that changes anything advances the version, and keeps the row locked until the
-- commit: so versions are in the order of commits. It does so before it locks other rows, so that writers cannot
-- deadlock here.
CREATE OR REPLACE FUNCTION "tell_change"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  "advanced" bigint;
BEGIN
  UPDATE "DataVersion" SET "version" = "version" + 1, "xid" = pg_current_xact_id()
    WHERE "xid" IS DISTINCT FROM pg_current_xact_id()
    RETURNING "version" INTO "advanced";
  IF FOUND THEN
    PERFORM pg_notify('communique_data', "advanced"::text);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION "tell_change"() IS 'Advances the version of the data, once in a transaction, and notifies communique_data of it at the commit.';

CREATE OR REPLACE FUNCTION "tell_changes_of"("changing" regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS tell_change ON %s', "changing");
  EXECUTE format(
    'CREATE TRIGGER tell_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tell_change()',
    "changing"
  );
  -- Replicated and restored rows are changes too.
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER tell_change', "changing");
END
$$;

SELECT "tell_changes_of"(tgrelid::regclass) FROM pg_trigger WHERE tgname = 'tell_change';
