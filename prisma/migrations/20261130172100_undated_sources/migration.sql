-- A value that was kept although it is not known which of its sources is newer.
ALTER TYPE "KeptBecause" ADD VALUE 'UNDATED';
