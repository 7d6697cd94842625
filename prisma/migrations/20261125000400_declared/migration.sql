-- An import or an edit reads what other sources say of the same things, wherever there are how many sources.

CREATE FUNCTION "declared"("annotation" jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT "table" || '/' || "slug"
  FROM unnest(ARRAY['people', 'organizations', 'topics', 'visits', 'events']) AS "table",
    jsonb_object_keys("annotation" -> "table") AS "slug"
);
COMMENT ON FUNCTION "declared"(jsonb) IS 'What an annotation tells of, as table/slug.';

CREATE INDEX "SourceDocument_declared_idx" ON "SourceDocument" USING gin ("declared"("annotation"));
