-- What the dates of a source mean, so that a page does not give days in a capital as the length of a visit.

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "datesMean" TEXT COLLATE "C";

-- Laws
ALTER TABLE "Source" ADD CONSTRAINT "Source_datesMean_not_blank" CHECK ("datesMean" ~ '\S');

COMMENT ON COLUMN "Source"."datesMean" IS 'What its dates of visits mean: days in Washington, D.C.; null if they are the days of the visits, or if it is not recorded.';
