-- Whether two visits between the same countries overlap is read from this index alone, in its order.
CREATE INDEX "Visit_between_countries_idx" ON "Visit" ("hostCountryId", "guestCountryId", "startEarliest", "id", "startLatest", "endLatest", "durationDays");
