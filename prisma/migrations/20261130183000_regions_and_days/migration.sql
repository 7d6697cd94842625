-- The regions of the UN's M49 standard. The next start fills them from the reference data.
CREATE TYPE "Region" AS ENUM ('AFRICA', 'AMERICAS', 'ASIA', 'EUROPE', 'OCEANIA');
CREATE TYPE "Subregion" AS ENUM ('EASTERN_AFRICA', 'MIDDLE_AFRICA', 'NORTHERN_AFRICA', 'SOUTHERN_AFRICA', 'WESTERN_AFRICA', 'CARIBBEAN', 'CENTRAL_AMERICA', 'NORTHERN_AMERICA', 'SOUTH_AMERICA', 'CENTRAL_ASIA', 'EASTERN_ASIA', 'SOUTH_EASTERN_ASIA', 'SOUTHERN_ASIA', 'WESTERN_ASIA', 'EASTERN_EUROPE', 'NORTHERN_EUROPE', 'SOUTHERN_EUROPE', 'WESTERN_EUROPE', 'AUSTRALIA_AND_NEW_ZEALAND', 'MELANESIA', 'MICRONESIA', 'POLYNESIA');
ALTER TABLE "Country" ADD COLUMN "region" "Region", ADD COLUMN "subregion" "Subregion";

-- The length of a visit, by which lists are sorted.
ALTER TABLE "Visit" ADD COLUMN "days" INTEGER GENERATED ALWAYS AS (COALESCE("durationDays",
  CASE WHEN "startEarliest" = "startLatest" AND "endEarliest" = "endLatest" THEN "endEarliest" - "startEarliest" + 1 END)) STORED;
CREATE INDEX "Visit_days_id_idx" ON "Visit" ("days", "id");
CREATE INDEX "Visit_days_desc_idx" ON "Visit" ("days" DESC NULLS LAST, "id" DESC);
