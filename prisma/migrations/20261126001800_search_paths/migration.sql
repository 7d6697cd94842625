-- pg_restore works without a search path, so that trigger functions did not find their tables. Each now has the one that
-- it was created with; and what `make_citable` creates has it, too.

DO $$
DECLARE
  "trigger_function" regprocedure;
BEGIN
  EXECUTE replace(
    pg_get_functiondef('"make_citable"(text)'::regprocedure),
    'RETURNS trigger LANGUAGE plpgsql AS',
    'RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS');
  FOR "trigger_function" IN
    SELECT "oid" FROM pg_proc
    WHERE "pronamespace" = current_schema()::regnamespace AND "prorettype" = 'trigger'::regtype AND "proconfig" IS NULL
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path FROM CURRENT', "trigger_function");
  END LOOP;
END
$$;
