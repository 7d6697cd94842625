-- Clients poll by `updatedAt`. A write takes its time when it holds the lock of writes, never before that of an earlier
-- write: so times are in the order of commits, whatever the clock does.
ALTER TABLE "DataVersion" ADD COLUMN "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
COMMENT ON COLUMN "DataVersion"."writtenAt" IS 'The time of the last write, which is that of all it changed: later than that of each earlier write.';

UPDATE "DataVersion" SET "writtenAt" = greatest(
  clock_timestamp(), (SELECT max("at") FROM "ChangeSet"), (SELECT max("updatedAt") FROM "Country")
);
