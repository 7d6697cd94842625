-- What a source covers, for programs, beside the sentences for people.
CREATE TYPE "OfficeClass" AS ENUM ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'DEPUTY', 'FOREIGN_MINISTER', 'DEFENCE_MINISTER', 'OTHER_MINISTER', 'LEGISLATURE', 'ROYAL', 'MILITARY', 'ENVOY', 'PARTY', 'INTERNATIONAL_ORGANIZATION', 'OTHER');

ALTER TABLE "Source" ADD COLUMN "coverage" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Source" ADD CONSTRAINT "Source_coverage_is_list" CHECK (jsonb_typeof("coverage") = 'array');

COMMENT ON COLUMN "Source"."coverage" IS 'What it covers, for programs, as in its annotation.';
