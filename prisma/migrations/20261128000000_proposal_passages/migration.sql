-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "doubted" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "features" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "passages" JSONB NOT NULL DEFAULT '[]';

-- Laws
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_doubted_not_blank" CHECK ("says_something"("doubted"));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_features_not_blank" CHECK ("says_something"("features"));
