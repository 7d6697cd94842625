-- What a new kind of fact needs of the store, so that its migration says it in one line.

-- An annotation declares what it holds in tables, whatever their names; statements are a source's own. The results are
-- those of before, so the index on them stays.
CREATE OR REPLACE FUNCTION "declared"("annotation" jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT "table" || '/' || "slug"
  FROM jsonb_each("annotation") AS "part"("table", "claims"),
    jsonb_object_keys(CASE jsonb_typeof("claims") WHEN 'object' THEN "claims" ELSE '{}' END) AS "slug"
  WHERE "table" NOT IN ('source', 'statements')
);

CREATE FUNCTION "make_citable"("fact" text) RETURNS void LANGUAGE plpgsql AS $function$
DECLARE
  reference text := lower(left("fact", 1)) || substr("fact", 2) || 'Id';
  facts text;
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON "Citation" (%I, "sourceId", "start", "end") WHERE %I IS NOT NULL',
    'Citation_' || left(reference, -2) || '_passage_key', reference, reference);

  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO facts FROM pg_attribute
  WHERE attrelid = '"Citation"'::regclass AND attnum > 0 AND NOT attisdropped AND attname ~ 'Id$' AND attname <> 'sourceId';
  ALTER TABLE "Citation" DROP CONSTRAINT "Citation_exactly_one_fact";
  EXECUTE format('ALTER TABLE "Citation" ADD CONSTRAINT "Citation_exactly_one_fact" CHECK (num_nonnulls(%s) = 1)', facts);

  -- As for the kinds in the migration `laws`.
  EXECUTE format($sql$
    CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
    DECLARE
      fact_id uuid;
    BEGIN
      IF TG_TABLE_NAME = 'Citation' THEN
        fact_id := OLD.%2$I;
        PERFORM FROM %3$I WHERE "id" = fact_id FOR NO KEY UPDATE;
      ELSE
        fact_id := NEW."id";
      END IF;
      IF NOT EXISTS (SELECT FROM "Citation" WHERE %2$I = fact_id)
         AND EXISTS (SELECT FROM %3$I WHERE "id" = fact_id) THEN
        RAISE EXCEPTION USING
          ERRCODE = 'CM001',
          TABLE = %3$L,
          CONSTRAINT = %4$L,
          MESSAGE = format('a fact without a citation violates constraint "%%s"', %4$L),
          DETAIL = format('%%s %%s', %3$L, fact_id);
      END IF;
      RETURN NULL;
    END
    $body$
  $sql$, "fact" || '_is_cited', reference, "fact", "fact" || '_cited');
  EXECUTE format(
    'CREATE CONSTRAINT TRIGGER %I AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION %I()',
    "fact" || '_cited', "fact", "fact" || '_is_cited');
  EXECUTE format(
    'CREATE CONSTRAINT TRIGGER %I AFTER DELETE ON "Citation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
    ' WHEN (OLD.%I IS NOT NULL) EXECUTE FUNCTION %I()',
    "fact" || '_cited_removal', reference, "fact" || '_is_cited');
  EXECUTE format(
    'CREATE CONSTRAINT TRIGGER %1$I AFTER UPDATE OF %2$I ON "Citation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
    ' WHEN (OLD.%2$I IS NOT NULL AND OLD.%2$I IS DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION %3$I()',
    "fact" || '_cited_move', reference, "fact" || '_is_cited');
  EXECUTE format('COMMENT ON FUNCTION %I() IS %L', "fact" || '_is_cited',
    'Refuses, at commit, a row of ' || "fact" || ' that no citation supports.');
END
$function$;
COMMENT ON FUNCTION "make_citable"(text) IS
  'Called once for a new kind that is always cited, after its column of "Citation" is added: index, check and triggers.';
