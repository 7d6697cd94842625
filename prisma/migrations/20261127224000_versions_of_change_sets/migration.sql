-- Each change set has the version of the data that its transaction made, so that a page can say what changed since it was
-- cited. The trigger tell_change has advanced the version before the row is inserted. Earlier change sets stay without.
CREATE FUNCTION "data_version"() RETURNS bigint
VOLATILE LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT "version" FROM "DataVersion");
END
$$;

ALTER TABLE "ChangeSet" ADD COLUMN "dataVersion" BIGINT;
ALTER TABLE "ChangeSet" ALTER COLUMN "dataVersion" SET DEFAULT "data_version"();
COMMENT ON COLUMN "ChangeSet"."dataVersion" IS 'The version of the data that its transaction made; null if it is older than such records.';

-- What belonged to a visit and was deleted.
CREATE INDEX "Change_deleted_of_visit_idx" ON "Change" (("before"->>'visit')) WHERE "operation" = 'DELETED';
