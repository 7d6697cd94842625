-- The offices in which delegates took part, and those that people held, without case and marks, for filters.

ALTER TABLE "Delegate" ADD COLUMN "roleFolded" TEXT COLLATE "C";
ALTER TABLE "Position" ADD COLUMN "titleFolded" TEXT COLLATE "C";

-- Of rows that are stored already, folded as well as SQL can. An import of their source, or an edit, folds them as
-- src/db/fold.ts does, which differs for a few letters only.
CREATE FUNCTION pg_temp.folded_title(title text) RETURNS text LANGUAGE sql AS $$
  SELECT replace(replace(lower(regexp_replace(
    normalize(title, NFKD) COLLATE pg_catalog."default", '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), 'ς', 'σ')
$$;
UPDATE "Delegate" SET "roleFolded" = pg_temp.folded_title(role) WHERE role IS NOT NULL;
UPDATE "Position" SET "titleFolded" = pg_temp.folded_title(title);
DROP FUNCTION pg_temp.folded_title(text);

ALTER TABLE "Position" ALTER COLUMN "titleFolded" SET NOT NULL;

CREATE INDEX "Delegate_roleFolded_trigrams_idx" ON "Delegate" USING GIN ("roleFolded" gin_trgm_ops);
CREATE INDEX "Position_titleFolded_trigrams_idx" ON "Position" USING GIN ("titleFolded" gin_trgm_ops);

-- Whether a country is a state of its own. The reference data say so, and are stored again with the next import.

ALTER TABLE "Country" ADD COLUMN "sovereign" BOOLEAN NOT NULL DEFAULT TRUE;

UPDATE "Country" SET "sovereign" = FALSE WHERE slug = 'netherlands-antilles' OR code IN (
  'AI', 'AQ', 'AS', 'AW', 'AX', 'BL', 'BM', 'BQ', 'BV', 'CC', 'CW', 'CX', 'FK', 'FO', 'GF', 'GG', 'GI', 'GL', 'GP', 'GS', 'GU', 'HK',
  'HM', 'IM', 'IO', 'JE', 'KY', 'MF', 'MO', 'MP', 'MQ', 'MS', 'NC', 'NF', 'PF', 'PM', 'PN', 'PR', 'RE', 'SH', 'SJ', 'SX', 'TC',
  'TF', 'TK', 'UM', 'VG', 'VI', 'WF', 'YT');
