-- The days between the first and the last record of an office on which it was held, as far as records tell: from one to the next
-- if they are at most 20 months apart. The passages of a record are cited for the office and for the person in the visit.
CREATE FUNCTION "days_recorded"("position" uuid, "person" uuid, "first" date, "last" date) RETURNS datemultirange
STABLE STRICT LANGUAGE plpgsql
SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  IF "last" <= "first" + interval '20 months' THEN
    RETURN CASE WHEN "first" <= "last" THEN datemultirange(daterange("first", "last", '[]')) END;
  END IF;
  RETURN (SELECT range_agg(daterange("day", CASE WHEN "next" <= "day" + interval '20 months' THEN "next" ELSE "day" END, '[]'))
    FROM (SELECT "day", lead("day", 1, "day") OVER (ORDER BY "day") AS "next" FROM (
        VALUES ("first"), ("last")
        UNION ALL
        SELECT v."startLatest" FROM "Citation" c JOIN "Citation" o USING ("sourceId", "start", "end")
          JOIN "Delegate" d ON d.id = o."delegateId" AND d."personId" = "person"
          JOIN "Visit" v ON v.id = d."visitId" AND v.status IN ('COMPLETED', 'ONGOING')
        WHERE c."positionId" = "position" AND v."startEarliest" = v."startLatest" AND v."startLatest" BETWEEN "first" AND "last"
      ) AS "recorded"("day")) AS "records");
END
$$;
