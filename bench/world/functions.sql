-- What the synthetic world is made from. The same number gives the same row in every store, whatever its size.

CREATE SCHEMA bench;
CREATE TABLE bench.world (visits int NOT NULL, fingerprint text NOT NULL);

-- A number from 0 to m - 1, as good as random; `salt` tells draws for the same n apart.
CREATE FUNCTION bench.pick(n bigint, salt int, m int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((hashint8extended(n, salt) & 9223372036854775807) % m)::int;

-- A UUID of version 7, in the order of n, as rows that were imported one after the other have.
CREATE FUNCTION bench.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (lpad(to_hex((1700000000000 + n) << 16 | x'7000'::bigint), 16, '0')
    || to_hex(hashint8extended(n, hashtextextended(kind, 0)) & x'3fffffffffffffff'::bigint | x'8000000000000000'::bigint))::uuid;

-- A name or a rare word of `length` syllables; different for different n below 16 ^ length.
CREATE FUNCTION bench.syllables(n bigint, length int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(('{ba,dor,ke,lum,mi,nat,ov,pel,ri,sul,ta,ven,wo,xar,yu,zem}'::text[])[1 + (n >> 4 * i) % 16], '')
          FROM generate_series(0, length - 1) AS i);

-- The words by rank, the frequent ones first: those of the vocabulary, then 4,096 that are rare.
CREATE TABLE bench.word (rank int PRIMARY KEY, word text NOT NULL);

-- Ranks fall off as words' do in texts (Zipf and Mandelbrot's law, shifted by 20): the first word stands in one
-- statement of ten, the thousandth in one of five hundred.
CREATE FUNCTION bench.rank(n bigint, salt int, words int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(20 * (exp(bench.pick(n, salt, 1000000) / 1e6::float8 * ln(words / 20.0 + 1)) - 1))::int;

-- Statements are put together from phrases of three words, because drawing each word apart would take hours.
CREATE TABLE bench.phrase (n int PRIMARY KEY, text text NOT NULL);
