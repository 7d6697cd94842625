-- How many people hold an office at a time. If one, the days of its holders limit each other.
CREATE TYPE "PositionHolders" AS ENUM ('ONE', 'SEVERAL');
ALTER TABLE "Position" ADD COLUMN "holders" "PositionHolders";

-- The holders of an office.
CREATE INDEX "Position_office_of_one_idx" ON "Position" ("titleFolded", COALESCE("countryId", "organizationId")) WHERE "holders" = 'ONE';
