-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('DRAFT', 'IN_REVIEW', 'RETURNED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "ProposalOutcome" AS ENUM ('OPEN', 'ACCEPTED', 'CORRECTED', 'REJECTED');

-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "confirmedBy" TEXT COLLATE "C",
ADD COLUMN     "proposedBy" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "ChangeSet" ADD COLUMN     "draft" TEXT COLLATE "C",
ADD COLUMN     "preparedBy" TEXT[] COLLATE "C";

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "state" "DraftState" NOT NULL DEFAULT 'DRAFT',
    "keepText" BOOLEAN NOT NULL DEFAULT false,
    "annotationVersion" TEXT COLLATE "C" NOT NULL DEFAULT 'none',
    "source" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "createdBy" TEXT COLLATE "C" NOT NULL,
    "updatedBy" TEXT COLLATE "C" NOT NULL,
    "editors" TEXT[] COLLATE "C",
    "submittedBy" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftContent" (
    "draftId" UUID NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "annotation" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DraftContent_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "key" JSONB NOT NULL,
    "claim" JSONB NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "proposedBy" TEXT COLLATE "C" NOT NULL,
    "outcome" "ProposalOutcome" NOT NULL DEFAULT 'OPEN',
    "decidedBy" TEXT COLLATE "C",
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Draft_slug_key" ON "Draft"("slug");

-- CreateIndex
CREATE INDEX "Draft_updatedAt_id_idx" ON "Draft"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Draft_state_updatedAt_id_idx" ON "Draft"("state", "updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_draftId_name_key" ON "Proposal"("draftId", "name");

-- AddForeignKey
ALTER TABLE "DraftContent" ADD CONSTRAINT "DraftContent_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws
ALTER TABLE "Change" ADD CONSTRAINT "Change_confirmedBy_not_blank" CHECK ("confirmedBy" ~ '\S');
ALTER TABLE "Change" ADD CONSTRAINT "Change_proposedBy_not_blank" CHECK ("proposedBy" ~ '\S');
ALTER TABLE "ChangeSet" ADD CONSTRAINT "ChangeSet_draft_not_blank" CHECK ("draft" ~ '\S');
ALTER TABLE "ChangeSet" ADD CONSTRAINT "ChangeSet_preparedBy_not_blank" CHECK ("says_something"("preparedBy"));
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_title_not_blank" CHECK ("title" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_annotationVersion_not_blank" CHECK ("annotationVersion" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_source_not_blank" CHECK ("source" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_note_not_blank" CHECK ("note" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_createdBy_not_blank" CHECK ("createdBy" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_updatedBy_not_blank" CHECK ("updatedBy" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_editors_not_blank" CHECK ("says_something"("editors"));
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_submittedBy_not_blank" CHECK ("submittedBy" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_name_not_blank" CHECK ("name" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_type_not_blank" CHECK ("type" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_reason_not_blank" CHECK ("reason" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_proposedBy_not_blank" CHECK ("proposedBy" ~ '\S');
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_decidedBy_not_blank" CHECK ("decidedBy" ~ '\S');
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_version_positive" CHECK ("version" > 0);
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_submitted_in_review" CHECK (("state" = 'IN_REVIEW') = ("submittedBy" IS NOT NULL));
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_note_of_returned" CHECK (("state" = 'RETURNED') = ("note" IS NOT NULL));
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_source_of_published" CHECK (("state" = 'PUBLISHED') = ("source" IS NOT NULL));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_confidence_from_0_to_1" CHECK ("confidence" BETWEEN 0 AND 1);
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_decided" CHECK (
  ("outcome" = 'OPEN') = ("decidedBy" IS NULL) AND ("decidedBy" IS NULL) = ("decidedAt" IS NULL));

-- Drafts do not advance the version of the data: no public answer holds anything of them.
COMMENT ON TABLE "Draft" IS 'An annotation that editors prepare. It is not public, and says nothing before it is published, which imports it.';
COMMENT ON TABLE "DraftContent" IS 'What a draft is about. A published draft has none: its source has the annotation.';
COMMENT ON TABLE "Proposal" IS 'A fact that was proposed for a draft, and what an editor made of it. It stays when the draft is published.';
