-- What a source covers, so that pages do not say "none" of what it cannot tell of.

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "coversGuests" TEXT COLLATE "C",
ADD COLUMN     "coversHosts" TEXT COLLATE "C",
ADD COLUMN     "coversTrips" TEXT COLLATE "C",
ADD COLUMN     "coversYears" TEXT COLLATE "C";

ALTER TABLE "Source" ADD CONSTRAINT "Source_coversGuests_not_blank" CHECK ("coversGuests" ~ '\S');
ALTER TABLE "Source" ADD CONSTRAINT "Source_coversHosts_not_blank" CHECK ("coversHosts" ~ '\S');
ALTER TABLE "Source" ADD CONSTRAINT "Source_coversTrips_not_blank" CHECK ("coversTrips" ~ '\S');
ALTER TABLE "Source" ADD CONSTRAINT "Source_coversYears_not_blank" CHECK ("coversYears" ~ '\S');

COMMENT ON COLUMN "Source"."coversHosts" IS 'The countries that it covers as hosts, and no others; null if it may tell of any.';
COMMENT ON COLUMN "Source"."coversGuests" IS 'The countries that it covers as guests, and no others; null if it may tell of any.';
