-- Codes of states in two lists that political science uses. The next start fills them from the reference data.
ALTER TABLE "Country" ADD COLUMN "cow" INTEGER, ADD COLUMN "cowYears" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "gw" INTEGER, ADD COLUMN "gwYears" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Country" ADD CONSTRAINT "Country_cow_has_years" CHECK (("cow" IS NULL) = (cardinality("cowYears") = 0));
ALTER TABLE "Country" ADD CONSTRAINT "Country_gw_has_years" CHECK (("gw" IS NULL) = (cardinality("gwYears") = 0));
CREATE INDEX "Country_cow_idx" ON "Country" ("cow");
CREATE INDEX "Country_gw_idx" ON "Country" ("gw");

COMMENT ON COLUMN "Country"."cow" IS 'The number in the Correlates of War list of states.';
COMMENT ON COLUMN "Country"."cowYears" IS 'When the list has the state under this number, as EDTF intervals.';
COMMENT ON COLUMN "Country"."gw" IS 'The number in the list of Gleditsch and Ward.';
COMMENT ON COLUMN "Country"."gwYears" IS 'When the list has the state under this number, as EDTF intervals.';
