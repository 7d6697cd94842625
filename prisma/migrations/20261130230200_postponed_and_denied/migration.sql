-- A visit or event that was put off, and one that a source denies.
ALTER TYPE "OccurrenceStatus" ADD VALUE 'POSTPONED';
ALTER TYPE "OccurrenceStatus" ADD VALUE 'DENIED';
