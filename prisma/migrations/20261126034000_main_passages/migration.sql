-- Which passage a source gives first for a fact was not stored at first, and 20261125211244_what_news_needs took the one
-- that comes first in the text. The annotation has it.
WITH "row" AS (
  SELECT "sourceId", "key" AS "slug", 'delegate' AS "kind", "of"."claim"
  FROM "AnnotationEntry" AS "entry", jsonb_array_elements("entry"."claim" -> 'delegation') AS "of"("claim")
  WHERE "collection" = 'visits'
  UNION ALL
  SELECT "sourceId", "key", 'participant', "of"."claim"
  FROM "AnnotationEntry" AS "entry", jsonb_array_elements("entry"."claim" -> 'participants') AS "of"("claim")
  WHERE "collection" = 'events'
  UNION ALL
  SELECT "sourceId", "key", "collection", "claim" FROM "AnnotationEntry"
), "claimed" AS (
  SELECT "row".*, "claim" -> 'cite' -> 0 AS "first",
    "person"."id" AS "personId", "relative"."id" AS "relativeId", "organization"."id" AS "organizationId", "country"."id" AS "countryId"
  FROM "row"
  LEFT JOIN "Person" AS "person" ON "person"."slug" = "claim" ->> 'person'
  LEFT JOIN "Person" AS "relative" ON "relative"."slug" = "claim" ->> 'relative'
  LEFT JOIN "Organization" AS "organization" ON "organization"."slug" = "claim" ->> 'organization'
  LEFT JOIN "Country" AS "country" ON "country"."slug" = "claim" ->> 'country'
  WHERE jsonb_typeof("claim" -> 'cite' -> 0) IN ('array', 'object')
), "supported" AS (
  SELECT "claimed".*, "fact"."id" AS "factId"
  FROM "claimed" JOIN "Visit" AS "fact" ON "claimed"."kind" = 'visits' AND "fact"."slug" = "claimed"."slug"
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Event" AS "fact" ON "claimed"."kind" = 'events' AND "fact"."slug" = "claimed"."slug"
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Organization" AS "fact" ON "claimed"."kind" = 'organizations' AND "fact"."slug" = "claimed"."slug"
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Statement" AS "fact" ON "claimed"."kind" = 'statements'
    AND "fact"."sourceId" = "claimed"."sourceId" AND "fact"."key" = "claimed"."slug"
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Position" AS "fact" ON "claimed"."kind" = 'positions'
    AND "fact"."personId" = "claimed"."personId" AND "fact"."title" = "claim" ->> 'title'
    AND "fact"."term" = coalesce(("claim" ->> 'term')::int, 1)
    AND "fact"."organizationId" IS NOT DISTINCT FROM "claimed"."organizationId"
    AND "fact"."countryId" IS NOT DISTINCT FROM "claimed"."countryId"
  UNION ALL
  -- A child is stored as the other side of a parent; spouses and siblings are in the order of their slugs.
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Kinship" AS "fact" ON "claimed"."kind" = 'kinship'
    AND "fact"."kind"::text = CASE "claim" ->> 'kind' WHEN 'CHILD' THEN 'PARENT' ELSE "claim" ->> 'kind' END
    AND (("claim" ->> 'kind' <> 'CHILD' AND "fact"."personId" = "claimed"."personId" AND "fact"."relativeId" = "claimed"."relativeId")
      OR ("claim" ->> 'kind' <> 'PARENT' AND "fact"."personId" = "claimed"."relativeId" AND "fact"."relativeId" = "claimed"."personId"))
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Visit" AS "visit" ON "claimed"."kind" = 'delegate' AND "visit"."slug" = "claimed"."slug"
  JOIN "Delegate" AS "fact" ON "fact"."visitId" = "visit"."id" AND (
    "fact"."personId" = "claimed"."personId"
    OR ("fact"."personId" IS NULL AND "claimed"."personId" IS NULL AND "fact"."name" = "claim" ->> 'name'
      AND "fact"."side"::text = coalesce("claim" ->> 'side', 'GUEST')))
  UNION ALL
  SELECT "claimed".*, "fact"."id"
  FROM "claimed" JOIN "Event" AS "event" ON "claimed"."kind" = 'participant' AND "event"."slug" = "claimed"."slug"
  JOIN "Participant" AS "fact" ON "fact"."eventId" = "event"."id"
    AND "fact"."personId" IS NOT DISTINCT FROM "claimed"."personId"
    AND "fact"."countryId" IS NOT DISTINCT FROM "claimed"."countryId"
    AND "fact"."organizationId" IS NOT DISTINCT FROM "claimed"."organizationId"
), "citation" AS (
  SELECT *, coalesce("organizationId", "kinshipId", "positionId", "visitId", "delegateId", "eventId", "participantId", "statementId") AS "factId"
  FROM "Citation"
), "wrong" AS (
  SELECT "citation"."sourceId", "citation"."factId", "citation"."id" AS "mainId"
  FROM "citation" JOIN "supported" USING ("sourceId", "factId")
  WHERE NOT "citation"."isMain"
    AND "citation"."start" = coalesce("first" ->> 0, "first" ->> 'start')::int
    AND "citation"."end" = coalesce("first" ->> 1, "first" ->> 'end')::int
)
UPDATE "Citation" SET "isMain" = "Citation"."id" = "wrong"."mainId"
FROM "citation" JOIN "wrong" USING ("sourceId", "factId")
WHERE "Citation"."id" = "citation"."id";
