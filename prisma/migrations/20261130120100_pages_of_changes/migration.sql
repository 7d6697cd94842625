-- A change names the objects on whose pages its row stood, before or after: what a row belonged to is not known from what
-- it belongs to now.
ALTER TABLE "Change" ADD COLUMN "pages" TEXT[] COLLATE "C";
ALTER TABLE "Change" ADD CONSTRAINT "Change_pages_not_blank" CHECK ("says_something"("pages"));
COMMENT ON COLUMN "Change"."pages" IS 'The objects on whose pages the row stood after the change, and before it: Visit kim-jong-un-china-2018. Null until it is filled in.';

-- Changes from before this: by the values that they record, and for values that did not change by the present row.
CREATE FUNCTION "fill_pages_of_changes"() RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  WITH "shown"("type", "field", "page") AS (VALUES
    ('Visit', 'slug', 'Visit'), ('Visit', 'hostCountry', 'Country'), ('Visit', 'guestCountry', 'Country'),
    ('Person', 'slug', 'Person'), ('Organization', 'slug', 'Organization'),
    ('Delegate', 'visit', 'Visit'), ('Delegate', 'person', 'Person'), ('Event', 'visit', 'Visit'), ('Participant', 'person', 'Person'),
    ('Statement', 'visit', 'Visit'), ('Statement', 'reportedBy', 'Organization'),
    ('Position', 'person', 'Person'), ('Position', 'organization', 'Organization'),
    ('Kinship', 'person', 'Person'), ('Kinship', 'relative', 'Person')
  ), "known"("page") AS (
    SELECT 'Person ' || "slug" FROM "Person" UNION ALL SELECT 'Organization ' || "slug" FROM "Organization"
    UNION ALL SELECT 'Country ' || "slug" FROM "Country"
  ), "open" AS MATERIALIZED (
    SELECT "id", "type", "nodeId", "operation", coalesce("before", '{}') AS "before", coalesce("after", '{}') AS "after"
    FROM "Change" WHERE "pages" IS NULL
  ), "present"("id", "field", "page") AS (
    SELECT o."id", 'slug', 'Visit ' || r."slug" FROM "open" o JOIN "Visit" r ON r."id" = o."nodeId"
    UNION ALL SELECT o."id", 'hostCountry', 'Country ' || c."slug" FROM "open" o JOIN "Visit" r ON r."id" = o."nodeId" JOIN "Country" c ON c."id" = r."hostCountryId"
    UNION ALL SELECT o."id", 'guestCountry', 'Country ' || c."slug" FROM "open" o JOIN "Visit" r ON r."id" = o."nodeId" JOIN "Country" c ON c."id" = r."guestCountryId"
    UNION ALL SELECT o."id", 'slug', 'Person ' || r."slug" FROM "open" o JOIN "Person" r ON r."id" = o."nodeId"
    UNION ALL SELECT o."id", 'slug', 'Organization ' || r."slug" FROM "open" o JOIN "Organization" r ON r."id" = o."nodeId"
    UNION ALL SELECT o."id", 'visit', 'Visit ' || v."slug" FROM "open" o JOIN "Delegate" r ON r."id" = o."nodeId" JOIN "Visit" v ON v."id" = r."visitId"
    UNION ALL SELECT o."id", 'person', 'Person ' || p."slug" FROM "open" o JOIN "Delegate" r ON r."id" = o."nodeId" JOIN "Person" p ON p."id" = r."personId"
    UNION ALL SELECT o."id", 'visit', 'Visit ' || v."slug" FROM "open" o JOIN "Event" r ON r."id" = o."nodeId" JOIN "Visit" v ON v."id" = r."visitId"
    UNION ALL SELECT o."id", 'event', 'Visit ' || v."slug" FROM "open" o JOIN "Participant" r ON r."id" = o."nodeId" JOIN "Event" e ON e."id" = r."eventId" JOIN "Visit" v ON v."id" = e."visitId"
    UNION ALL SELECT o."id", 'person', 'Person ' || p."slug" FROM "open" o JOIN "Participant" r ON r."id" = o."nodeId" JOIN "Person" p ON p."id" = r."personId"
    UNION ALL SELECT o."id", 'visit', 'Visit ' || v."slug" FROM "open" o JOIN "Statement" r ON r."id" = o."nodeId" JOIN "Visit" v ON v."id" = r."visitId"
    UNION ALL SELECT o."id", 'reportedBy', 'Organization ' || g."slug" FROM "open" o JOIN "Statement" r ON r."id" = o."nodeId" JOIN "Organization" g ON g."id" = r."reportedById"
    UNION ALL SELECT o."id", 'speakers', coalesce('Person ' || p."slug", 'Organization ' || g."slug", 'Country ' || c."slug")
      FROM "open" o JOIN "StatementSpeaker" s ON s."statementId" = o."nodeId" LEFT JOIN "Person" p ON p."id" = s."personId"
      LEFT JOIN "Organization" g ON g."id" = s."organizationId" LEFT JOIN "Country" c ON c."id" = s."countryId"
    UNION ALL SELECT o."id", 'person', 'Person ' || p."slug" FROM "open" o JOIN "Position" r ON r."id" = o."nodeId" JOIN "Person" p ON p."id" = r."personId"
    UNION ALL SELECT o."id", 'organization', 'Organization ' || g."slug" FROM "open" o JOIN "Position" r ON r."id" = o."nodeId" JOIN "Organization" g ON g."id" = r."organizationId"
    UNION ALL SELECT o."id", 'person', 'Person ' || p."slug" FROM "open" o JOIN "Kinship" r ON r."id" = o."nodeId" JOIN "Person" p ON p."id" = r."personId"
    UNION ALL SELECT o."id", 'relative', 'Person ' || p."slug" FROM "open" o JOIN "Kinship" r ON r."id" = o."nodeId" JOIN "Person" p ON p."id" = r."relativeId"
  ), "named"("id", "page") AS (
    SELECT o."id", s."page" || ' ' || (side."view"->>s."field") FROM "open" o
      CROSS JOIN LATERAL (VALUES (o."after"), (o."before")) side("view") JOIN "shown" s ON s."type" = o."type"
    UNION SELECT o."id", kind."page" || ' ' || split_part(speaker, ' (', 1) FROM "open" o
      CROSS JOIN LATERAL (VALUES (o."after"), (o."before")) side("view")
      CROSS JOIN LATERAL jsonb_array_elements_text(CASE WHEN jsonb_typeof(side."view"->'speakers') = 'array' THEN side."view"->'speakers' ELSE '[]' END) speaker
      CROSS JOIN (VALUES ('Person'), ('Organization'), ('Country')) kind("page") WHERE o."type" = 'Statement'
      -- One of them; if all are gone, it is not known which.
      AND (kind."page" || ' ' || split_part(speaker, ' (', 1) IN (TABLE "known") OR NOT EXISTS (
        SELECT FROM (VALUES ('Person'), ('Organization'), ('Country')) any_kind("page")
        WHERE any_kind."page" || ' ' || split_part(speaker, ' (', 1) IN (TABLE "known")))
    UNION SELECT o."id", 'Visit ' || v."slug" FROM "open" o CROSS JOIN LATERAL (VALUES (o."after"), (o."before")) side("view")
      JOIN "Event" e ON e."slug" = side."view"->>'event' JOIN "Visit" v ON v."id" = e."visitId" WHERE o."type" = 'Participant'
    UNION SELECT p."id", p."page" FROM "present" p JOIN "open" o ON o."id" = p."id"
      WHERE o."operation" = 'UPDATED' AND NOT o."before" ? p."field" AND NOT o."after" ? p."field"
  ), "filled" AS (
    SELECT o."id", coalesce(array_agg(n."page" ORDER BY n."page") FILTER (WHERE n."page" IS NOT NULL), '{}') AS "pages"
    FROM "open" o LEFT JOIN "named" n ON n."id" = o."id" GROUP BY o."id"
  )
  UPDATE "Change" c SET "pages" = f."pages" FROM "filled" f WHERE f."id" = c."id"
$$;
COMMENT ON FUNCTION "fill_pages_of_changes"() IS 'Fills in the pages of changes that were recorded without them, as far as is known.';

SELECT "fill_pages_of_changes"();

CREATE INDEX "Change_pages_idx" ON "Change" USING GIN ("pages");
-- It found what belonged to a visit and was deleted.
DROP INDEX "Change_deleted_of_visit_idx";
