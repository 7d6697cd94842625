-- The organization that receives the guest, such as NATO at its headquarters. The country is then where it does so.
ALTER TABLE "Visit" ADD COLUMN "hostOrganizationId" UUID;

CREATE INDEX "Visit_hostOrganizationId_startEarliest_startLatest_id_idx" ON "Visit" ("hostOrganizationId", "startEarliest", "startLatest", "id");

ALTER TABLE "Visit" ADD CONSTRAINT "Visit_hostOrganizationId_fkey" FOREIGN KEY ("hostOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
