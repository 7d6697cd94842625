-- What rate-limiter-flexible counts in, where several processes count together: its own shape, by its documentation.
-- UNLOGGED: a count that a crash loses is a minute old at most, and writing it costs no write-ahead log.
-- A key is an address or who signed in.

-- CreateTable
CREATE UNLOGGED TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);
