-- CreateTable
CREATE TABLE "ToldApart" (
    "id" UUID NOT NULL,
    "one" TEXT COLLATE "C" NOT NULL,
    "other" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToldApart_pkey" PRIMARY KEY ("id")
);
COMMENT ON TABLE "ToldApart" IS 'Two people whom an administrator has told apart, by slug: people who are imported again have other ids.';

-- CreateIndex
CREATE INDEX "ToldApart_other_idx" ON "ToldApart"("other");

-- CreateIndex
CREATE UNIQUE INDEX "ToldApart_one_other_key" ON "ToldApart"("one", "other");

-- Delegates of whom nobody is known, by the name as printed.
CREATE INDEX "Delegate_name_alone_idx" ON "Delegate" ("name") WHERE "personId" IS NULL;

-- Laws
SELECT "tell_changes_of"('"ToldApart"');
ALTER TABLE "ToldApart" ADD CONSTRAINT "ToldApart_one_not_blank" CHECK ("one" ~ '\S');
ALTER TABLE "ToldApart" ADD CONSTRAINT "ToldApart_other_not_blank" CHECK ("other" ~ '\S');
ALTER TABLE "ToldApart" ADD CONSTRAINT "ToldApart_by_not_blank" CHECK ("by" ~ '\S');
ALTER TABLE "ToldApart" ADD CONSTRAINT "ToldApart_two_in_order" CHECK ("one" < "other");
