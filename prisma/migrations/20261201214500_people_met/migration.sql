-- A person whom the other side of a visit met, who need not be a member of a delegation.
ALTER TYPE "DelegateCapacity" ADD VALUE 'MET';
