-- CreateTable
CREATE TABLE "EndedSession" (
    "id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EndedSession_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EndedSession_expires_idx" ON "EndedSession"("expires");

COMMENT ON TABLE "EndedSession" IS 'A session of the desk that was ended before it expired. Sessions are in cookies, and this is all that is stored of them.';
