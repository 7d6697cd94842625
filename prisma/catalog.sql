-- The definitions of a store: see src/db/migrations/catalog.ts. The triggers of foreign keys have no stable names, but can also
-- be disabled.
WITH "table" AS (
  SELECT oid, relname FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
), "object"("name", "state") AS (
  SELECT format('column %s.%s', relname, attname),
    concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END, collname, attgenerated::text)
  FROM "table" JOIN pg_attribute ON attrelid = "table".oid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
  WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT format('constraint %s of %s', conname, relname),
    concat_ws(' ', pg_get_constraintdef(pg_constraint.oid), CASE WHEN NOT convalidated THEN 'not validated' END)
  FROM "table" JOIN pg_constraint ON conrelid = "table".oid WHERE contype IN ('c', 'f', 'p', 'u')
  UNION ALL
  SELECT format('index %s of %s', pg_class.relname, "table".relname),
    concat_ws(' ', pg_get_indexdef(indexrelid), CASE WHEN NOT (indisvalid AND indisready AND indislive) THEN 'invalid' END)
  FROM "table" JOIN pg_index ON indrelid = "table".oid JOIN pg_class ON pg_class.oid = indexrelid
  UNION ALL
  SELECT format('trigger %s of %s', tgname, relname), format('%s, enabled %s', pg_get_triggerdef(pg_trigger.oid), tgenabled::text)
  FROM "table" JOIN pg_trigger ON tgrelid = "table".oid WHERE NOT tgisinternal
  UNION ALL
  SELECT format('triggers of the foreign key %s on %s', conname, relname), string_agg(tgenabled::text, '' ORDER BY tgenabled)
  FROM "table" JOIN pg_trigger ON tgrelid = "table".oid JOIN pg_constraint ON pg_constraint.oid = tgconstraint
  WHERE tgisinternal GROUP BY conname, relname
  UNION ALL
  SELECT format('function %s(%s)', proname, pg_get_function_identity_arguments(pg_proc.oid)), prosrc
  FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  UNION ALL
  SELECT format('type %s', typname), string_agg(enumlabel, ', ' ORDER BY enumsortorder)
  FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid WHERE typnamespace = current_schema()::regnamespace GROUP BY typname
)
SELECT "name", replace("state", quote_ident(current_schema()) || '.', '') AS "state" FROM "object" ORDER BY "name" COLLATE "C"
