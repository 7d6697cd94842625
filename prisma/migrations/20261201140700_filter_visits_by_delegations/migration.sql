-- The filter of visits by a search did not look up the people in delegations, as a search does.

-- What the vectors of visits must match, and the visits that match by the people in their delegations, if none matches otherwise.
CREATE FUNCTION "search_visits"("given" jsonb, OUT "query" tsquery, OUT "ids" uuid[])
STABLE LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  "terms" "search_term"[] := "search_terms"("given");
BEGIN
  "query" := ("search_assemble"("terms"))."query";
  "ids" := '{}';
  IF "search_finds"("query", "query", ARRAY['Visit']) THEN
    RETURN;
  END IF;
  "ids" := ARRAY(SELECT "search_delegations"("given", "terms"));
  IF cardinality("ids") = 0 THEN
    "query" := ("search_assemble"("search_respell"("terms", ARRAY['Visit'])))."query";
  END IF;
END
$$;
