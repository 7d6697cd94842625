-- Like "make_citable": what a new column of "Disagreement" needs that Prisma's diff cannot express.
CREATE FUNCTION "make_disputable"("fact" text) RETURNS void LANGUAGE plpgsql AS $function$
DECLARE
  reference text := lower(left("fact", 1)) || substr("fact", 2) || 'Id';
  facts text;
  kinds text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
    string_agg(format('WHEN %L THEN %I',
      upper(regexp_replace(left(attname, -2), '([A-Z])', '_\1', 'g')), attname), ' ' ORDER BY attnum)
  INTO facts, kinds FROM pg_attribute
  WHERE attrelid = '"Disagreement"'::regclass AND attnum > 0 AND NOT attisdropped AND attname ~ 'Id$';

  ALTER TABLE "Disagreement" DROP CONSTRAINT "Disagreement_exactly_one_fact", DROP CONSTRAINT "Disagreement_kind_of_fact";
  EXECUTE format('ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_exactly_one_fact" CHECK (num_nonnulls(%s) = 1)', facts);
  -- As text, because a value cannot be used in the transaction that adds it to its enum.
  EXECUTE format('ALTER TABLE "Disagreement" ADD CONSTRAINT "Disagreement_kind_of_fact" CHECK (CASE "kind"::text %s END IS NOT NULL)', kinds);

  DROP INDEX "Disagreement_fact_field_key";
  EXECUTE format('CREATE UNIQUE INDEX "Disagreement_fact_field_key" ON "Disagreement" (COALESCE(%s), "field")', facts);
  EXECUTE format('CREATE INDEX %I ON "Disagreement" (%I) WHERE %I IS NOT NULL',
    'Disagreement_' || reference || '_idx', reference, reference);
END
$function$;
COMMENT ON FUNCTION "make_disputable"(text) IS
  'Called once for a new kind on which sources can disagree, after its column of "Disagreement" is added: checks and indexes.';
