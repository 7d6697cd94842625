-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "agreed" BOOLEAN;
