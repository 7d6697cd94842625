-- AlterTable
ALTER TABLE "Country" ADD COLUMN     "code3" TEXT COLLATE "C",
ADD COLUMN     "endEarliest" DATE,
ADD COLUMN     "endEdtf" TEXT COLLATE "C",
ADD COLUMN     "endLatest" DATE,
ADD COLUMN     "endPrecision" "DatePrecision",
ADD COLUMN     "startEarliest" DATE,
ADD COLUMN     "startEdtf" TEXT COLLATE "C",
ADD COLUMN     "startLatest" DATE,
ADD COLUMN     "startPrecision" "DatePrecision";

-- CreateTable
CREATE TABLE "CountryName" (
    "id" UUID NOT NULL,
    "countryId" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "startEdtf" TEXT COLLATE "C",
    "startPrecision" "DatePrecision",
    "startEarliest" DATE,
    "startLatest" DATE,
    "endEdtf" TEXT COLLATE "C",
    "endPrecision" "DatePrecision",
    "endEarliest" DATE,
    "endLatest" DATE,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "CountryName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CountrySuccession" (
    "predecessorId" UUID NOT NULL,
    "successorId" UUID NOT NULL,

    CONSTRAINT "CountrySuccession_pkey" PRIMARY KEY ("predecessorId","successorId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CountryName_countryId_ordinal_key" ON "CountryName"("countryId", "ordinal");

-- CreateIndex
CREATE INDEX "CountrySuccession_successorId_idx" ON "CountrySuccession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "Country_code3_key" ON "Country"("code3");

-- AddForeignKey
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Country"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountrySuccession" ADD CONSTRAINT "CountrySuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Country"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountrySuccession" ADD CONSTRAINT "CountrySuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Country"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
ALTER TABLE "Country" ADD CONSTRAINT "Country_code3_form" CHECK ("code3" ~ '^[A-Z]{3}$');
ALTER TABLE "Country" ADD CONSTRAINT "Country_end_partial_date" CHECK ("is_partial_date"("endEdtf", "endPrecision", "endEarliest", "endLatest"));
ALTER TABLE "Country" ADD CONSTRAINT "Country_start_partial_date" CHECK ("is_partial_date"("startEdtf", "startPrecision", "startEarliest", "startLatest"));
SELECT "tell_changes_of"('"CountryName"');
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_name_not_blank" CHECK ("name" ~ '\S');
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_start_partial_date" CHECK ("is_partial_date"("startEdtf", "startPrecision", "startEarliest", "startLatest"));
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_end_partial_date" CHECK ("is_partial_date"("endEdtf", "endPrecision", "endEarliest", "endLatest"));
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_ordinal_from_zero" CHECK ("ordinal" >= 0);
SELECT "tell_changes_of"('"CountrySuccession"');
ALTER TABLE "Country" ADD CONSTRAINT "Country_end_not_before_start" CHECK ("endLatest" >= "startEarliest");
ALTER TABLE "CountryName" ADD CONSTRAINT "CountryName_end_not_before_start" CHECK ("endLatest" >= "startEarliest");
ALTER TABLE "CountrySuccession" ADD CONSTRAINT "CountrySuccession_two_states" CHECK ("predecessorId" <> "successorId");
COMMENT ON COLUMN "Country"."startEdtf" IS 'When the state came to be; null where it is older than the records or followed a territory of its name.';
COMMENT ON COLUMN "Country"."endEdtf" IS 'When the state ended; null where it goes on.';
COMMENT ON TABLE "CountryName" IS 'Every name of a country, and when it was in use; null for a bound that is the country''s own.';
COMMENT ON TABLE "CountrySuccession" IS 'A state took the place of another, wholly or in part.';
