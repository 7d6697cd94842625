-- The event for which a visit was made. An event may be part of a visit, so neither can always be stored first: this key is
-- checked at the end of the transaction.
ALTER TABLE "Visit" ADD COLUMN "occasionId" UUID;

CREATE INDEX "Visit_occasionId_startEarliest_startLatest_id_idx" ON "Visit" ("occasionId", "startEarliest", "startLatest", "id");

ALTER TABLE "Visit" ADD CONSTRAINT "Visit_occasionId_fkey" FOREIGN KEY ("occasionId") REFERENCES "Event"("id")
  ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
