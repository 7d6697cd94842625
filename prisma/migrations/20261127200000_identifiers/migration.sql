-- Identifiers elsewhere, as scheme:value. A list beside the names: they are few, and are read and changed with their row.

ALTER TABLE "Country" ADD COLUMN "identifiers" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Organization" ADD COLUMN "identifiers" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Person" ADD COLUMN "identifiers" TEXT[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::TEXT[];

CREATE INDEX "Country_identifiers_idx" ON "Country" USING GIN ("identifiers");
CREATE INDEX "Organization_identifiers_idx" ON "Organization" USING GIN ("identifiers");
CREATE INDEX "Person_identifiers_idx" ON "Person" USING GIN ("identifiers");

-- Laws

-- The patterns of src/claims/identifiers.ts, which a test compares.
CREATE FUNCTION "are_identifiers"(identifiers text[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN cardinality(identifiers) = 0 OR (
    SELECT bool_and(coalesce(entry ~ (
        '^(wikidata:Q[1-9][0-9]{0,11}|viaf:[1-9][0-9]{1,21}|isni:[0-9]{15}[0-9X]|lcnaf:n[bors]?[0-9]{8,10}'
        || '|gnd:(1[0-9]{7,8}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X])'
        || '|ror:0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})$'), false))
      AND count(DISTINCT split_part(entry, ':', 1)) = count(*)
    FROM unnest(identifiers) AS entry);
COMMENT ON FUNCTION "are_identifiers"(text[]) IS 'Whether each entry is scheme:value, with a value as its scheme has them, and no scheme has two.';

ALTER TABLE "Country" ADD CONSTRAINT "Country_identifiers_form" CHECK ("are_identifiers"("identifiers"));
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_identifiers_form" CHECK ("are_identifiers"("identifiers"));
ALTER TABLE "Person" ADD CONSTRAINT "Person_identifiers_form" CHECK ("are_identifiers"("identifiers"));
