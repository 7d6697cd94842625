-- The places without case and marks, a line each, for filters.

ALTER TABLE "Event" ADD COLUMN "placesFolded" TEXT COLLATE "C";
ALTER TABLE "Visit" ADD COLUMN "placesFolded" TEXT COLLATE "C";

-- Of rows that are stored already, folded as well as SQL can. An import of their source, or an edit, folds them as
-- src/db/fold.ts does, which differs for a few letters only.
CREATE FUNCTION pg_temp.folded_places(places text[]) RETURNS text LANGUAGE sql AS $$
  SELECT replace(replace(lower(regexp_replace(
    normalize(array_to_string(places, E'\n'), NFKD) COLLATE pg_catalog."default", '[\u0300-\u036f]', '', 'g')),
    'ß', 'ss'), 'ς', 'σ')
$$;
UPDATE "Event" SET "placesFolded" = pg_temp.folded_places(places) WHERE cardinality(places) > 0;
UPDATE "Visit" SET "placesFolded" = pg_temp.folded_places(places) WHERE cardinality(places) > 0;
DROP FUNCTION pg_temp.folded_places(text[]);

CREATE INDEX "Visit_places_idx" ON "Visit" USING GIN ("places");
