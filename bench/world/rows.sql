-- The rows, by the number of visits. Each visit has 6 delegates (3 guests, 3 hosts) and 5 statements; there is one
-- person for 5 visits, one organization for 50, one source for 1,000, so that a person has as many visits and
-- statements in a large world as in a small one. Every fact has its citation.

CREATE FUNCTION bench.visits() RETURNS int LANGUAGE sql STABLE RETURN current_setting('bench.visits')::int;
CREATE FUNCTION bench.people() RETURNS int LANGUAGE sql STABLE RETURN bench.visits() / 5;
CREATE FUNCTION bench.organizations() RETURNS int LANGUAGE sql STABLE RETURN bench.visits() / 50;

-- The number of the person who is a visit's k-th delegate, from 0: each from a sixth of the people, so that all differ.
CREATE FUNCTION bench.delegate(visit int, k int, people int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 1 + k * (people / 6) + bench.pick(visit, 100 + k, people / 6);

INSERT INTO bench.word
SELECT (SELECT count(*) FROM bench.word) + n, bench.syllables(n, 3) FROM generate_series(0, 4095) AS n;

INSERT INTO bench.phrase
SELECT n, string_agg(word, ' ' ORDER BY i)
FROM generate_series(0, least(50000, bench.visits() * 5) - 1) AS n
CROSS JOIN generate_series(1, 3) AS i
JOIN bench.word ON rank = bench.rank(n * 3 + i, 1, (SELECT count(*)::int FROM bench.word))
GROUP BY n;

CREATE TABLE bench.country AS
SELECT n, bench.id('Country', n) AS id, initcap(bench.syllables(n * 1237 % 4096, 3)) AS name
FROM generate_series(0, 249) AS n;

INSERT INTO "Country" ("id", "slug", "code", "name", "officialName", "aliases", "namesFolded")
SELECT id, 'country-' || n, chr(65 + n / 26) || chr(65 + n % 26), name,
  CASE WHEN n % 3 > 0 THEN 'Republic of ' || name END,
  CASE WHEN n % 5 = 0 THEN ARRAY['Land of ' || name] ELSE ARRAY[]::text[] END,
  lower(concat_ws(chr(10), name, CASE WHEN n % 5 = 0 THEN 'Land of ' || name END))
FROM bench.country;

INSERT INTO "Topic" ("id", "slug", "name", "nameFolded")
SELECT bench.id('Topic', rank), word, initcap(word), word FROM bench.word WHERE rank < 30;

INSERT INTO "Organization" ("id", "slug", "name", "abbreviation", "aliases", "namesFolded", "kind", "countryId")
SELECT bench.id('Organization', n), 'organization-' || n, name, CASE WHEN n % 4 = 0 THEN upper(left(name, 3)) END,
  ARRAY[]::text[], lower(name),
  ((ARRAY['NEWS_AGENCY', 'GOVERNMENT', 'PARTY', 'THINK_TANK', 'OTHER'])[1 + n % 5])::"OrganizationKind",
  bench.id('Country', bench.pick(n, 2, 250))
FROM generate_series(1, bench.organizations()) AS n,
  LATERAL (SELECT initcap(bench.syllables(n * 7919 % 65536, 4)) || ' '
    || (ARRAY['News Agency', 'Ministry', 'Party', 'Institute', 'League'])[1 + n % 5] AS name) AS named;

CREATE TABLE bench.person AS
SELECT n, initcap(bench.syllables(bench.pick(n, 3, 65536), 2)) || ' ' || initcap(bench.syllables(n::bigint * 7919 % 1048576, 5)) AS name
FROM generate_series(1, bench.people()) AS n;

INSERT INTO "Person" ("id", "slug", "name", "aliases", "namesFolded", "countryId")
SELECT bench.id('Person', n), 'person-' || n, name,
  CASE WHEN n % 4 = 0 THEN ARRAY['The ' || name] ELSE ARRAY[]::text[] END,
  lower(concat_ws(chr(10), name, CASE WHEN n % 4 = 0 THEN 'The ' || name END)),
  CASE WHEN n % 20 > 0 THEN bench.id('Country', bench.pick(n, 4, 250)) END
FROM bench.person;

INSERT INTO "Source" ("id", "slug", "kind", "title", "titleFolded", "publisherId", "publishedOnEdtf",
  "publishedOnPrecision", "publishedOnEarliest", "publishedOnLatest", "sha256", "length")
SELECT bench.id('Source', n), 'source-' || n, 'ARTICLE', 'Source ' || n, 'source ' || n, bench.id('Organization', 1 + n % bench.organizations()),
  '2020', 'YEAR', '2020-01-01', '2020-12-31', encode(sha256(n::text::bytea), 'hex'), 10000000
FROM generate_series(0, bench.visits() / 1000) AS n;

-- Two or three a person, of which one in three has ended.
CREATE TABLE bench.position AS
SELECT person * 4 + term AS n, person, term, (DATE '1950-01-01' + bench.pick(person * 4 + term, 5, 25000)) AS began
FROM generate_series(1, bench.people()) AS person, generate_series(0, 2) AS term
WHERE term < 2 OR person % 2 = 0;

INSERT INTO "Position" ("id", "title", "titleFolded", "personId", "organizationId", "countryId", "startEdtf", "startPrecision",
  "startEarliest", "startLatest", "endEdtf", "endPrecision", "endEarliest", "endLatest", "status")
SELECT bench.id('Position', n), title, lower(title), bench.id('Person', person),
  CASE WHEN n % 8 > 0 THEN bench.id('Organization', 1 + bench.pick(n, 7, bench.organizations())) END,
  bench.id('Country', bench.pick(person, 4, 250)),
  CASE WHEN n % 9 > 0 THEN began::text END, CASE WHEN n % 9 > 0 THEN 'DAY'::"DatePrecision" END,
  CASE WHEN n % 9 > 0 THEN began END, CASE WHEN n % 9 > 0 THEN began END,
  CASE WHEN n % 3 = 0 THEN (began + 1000)::text END, CASE WHEN n % 3 = 0 THEN 'DAY'::"DatePrecision" END,
  CASE WHEN n % 3 = 0 THEN began + 1000 END, CASE WHEN n % 3 = 0 THEN began + 1000 END,
  (CASE n % 3 WHEN 0 THEN 'ENDED' WHEN 1 THEN 'HELD' ELSE 'UNKNOWN' END)::"PositionStatus"
FROM bench.position, LATERAL (
  SELECT (ARRAY['President', 'Foreign Minister', 'Ambassador', 'Secretary', 'Member'])[1 + bench.pick(n, 6, 5)] || ' ' || term AS title
) AS titled;

-- Most are dated to the day, some to the month or the year, one in a hundred not at all.
CREATE TABLE bench.visit AS
SELECT n, id, precision, guest, host, word, earliest,
  CASE precision
    WHEN 'DAY' THEN earliest
    WHEN 'MONTH' THEN (earliest + INTERVAL '1 month - 1 day')::date
    WHEN 'YEAR' THEN (earliest + INTERVAL '1 year - 1 day')::date
  END AS latest,
  to_char(earliest, CASE precision WHEN 'DAY' THEN 'YYYY-MM-DD' WHEN 'MONTH' THEN 'YYYY-MM' ELSE 'YYYY' END) AS edtf
FROM (
  SELECT n, bench.id('Visit', n) AS id, precision, bench.pick(n, 10, 250) AS guest, bench.pick(n, 11, 250) AS host,
    bench.pick(n, 12, 200) AS word,
    date_trunc(lower(precision::text), DATE '1950-01-01' + bench.pick(n, 13, 27000))::date AS earliest
  FROM generate_series(1, bench.visits()) AS n,
    LATERAL (SELECT (CASE
      WHEN n % 100 = 99 THEN NULL WHEN n % 25 = 3 THEN 'YEAR' WHEN n % 10 = 7 THEN 'MONTH' ELSE 'DAY'
    END)::"DatePrecision" AS precision) AS known
) AS visit;

INSERT INTO "Visit" ("id", "slug", "title", "titleFolded", "kind", "status", "guestCountryId", "hostCountryId", "places",
  "startEdtf", "startPrecision", "startEarliest", "startLatest", "endEdtf", "endPrecision", "endEarliest", "endLatest")
SELECT visit.id, 'visit-' || visit.n, title, lower(title),
  CASE WHEN visit.n % 6 > 0 THEN (ARRAY['STATE', 'OFFICIAL', 'WORKING', 'UNOFFICIAL', 'PRIVATE'])[visit.n % 6]::"VisitKind" END,
  CASE WHEN edtf IS NULL THEN 'PLANNED' ELSE 'COMPLETED' END::"OccurrenceStatus", guest.id, host.id,
  CASE WHEN visit.n % 7 > 0 THEN ARRAY[host.name || ' City'] ELSE ARRAY[]::text[] END,
  edtf, precision, earliest, latest,
  CASE WHEN precision = 'DAY' THEN (earliest + 2)::text END, CASE WHEN precision = 'DAY' THEN precision END,
  CASE WHEN precision = 'DAY' THEN earliest + 2 END, CASE WHEN precision = 'DAY' THEN earliest + 2 END
FROM bench.visit AS visit
JOIN bench.country AS guest ON guest.n = visit.guest
JOIN bench.country AS host ON host.n = visit.host
JOIN bench.word AS word ON word.rank = visit.word,
  LATERAL (SELECT 'Visit of ' || guest.name || ' to ' || host.name || ' on ' || word.word AS title) AS titled
ORDER BY visit.n;

CREATE TABLE bench.delegate AS
SELECT (visit - 1) * 6 + k AS n, visit, k, bench.delegate(visit, k, bench.people()) AS person
FROM generate_series(1, bench.visits()) AS visit, generate_series(0, 5) AS k;

INSERT INTO "Delegate" ("id", "visitId", "personId", "name", "side", "capacity", "role", "roleFolded", "ordinal")
SELECT bench.id('Delegate', delegate.n), bench.id('Visit', visit), bench.id('Person', person), name,
  (CASE WHEN k < 3 THEN 'GUEST' ELSE 'HOST' END)::"DelegationSide",
  ((ARRAY['HEAD', 'SPOUSE', 'MEMBER'])[1 + k % 3])::"DelegateCapacity",
  role, lower(role), k
FROM bench.delegate JOIN bench.person ON person.n = person,
  LATERAL (SELECT CASE WHEN k % 3 <> 1 THEN (ARRAY['President', '', 'Foreign Minister'])[1 + k % 3] END AS role) AS known
ORDER BY delegate.n;

CREATE TABLE bench.statement AS
SELECT (visit.n - 1) * 5 + k AS n, visit.n AS visit, k, earliest + CASE WHEN precision = 'DAY' THEN k % 3 ELSE 0 END AS earliest,
  latest + CASE WHEN precision = 'DAY' THEN k % 3 ELSE 0 END AS latest, precision, edtf,
  initcap(left(first.text, 1)) || substr(first.text, 2) || ' ' || second.text
    || CASE bench.pick(visit.n * 5 + k, 24, 10) WHEN 0 THEN ', "so to say", ' WHEN 1 THEN ' — ' ELSE ' ' END
    || third.text || ' ' || fourth.text || '.' AS text
FROM bench.visit AS visit
CROSS JOIN generate_series(0, 4) AS k
JOIN bench.phrase AS first ON first.n = bench.pick(visit.n * 5 + k, 20, (SELECT count(*)::int FROM bench.phrase))
JOIN bench.phrase AS second ON second.n = bench.pick(visit.n * 5 + k, 21, (SELECT count(*)::int FROM bench.phrase))
JOIN bench.phrase AS third ON third.n = bench.pick(visit.n * 5 + k, 22, (SELECT count(*)::int FROM bench.phrase))
JOIN bench.phrase AS fourth ON fourth.n = bench.pick(visit.n * 5 + k, 23, (SELECT count(*)::int FROM bench.phrase));

INSERT INTO "Statement" ("id", "sourceId", "key", "kind", "text", "textFolded", "reportedById", "saidOnEdtf",
  "saidOnPrecision", "saidOnEarliest", "saidOnLatest", "visitId", "passageStart")
SELECT bench.id('Statement', n), bench.id('Source', visit / 1000), 's' || n,
  ((ARRAY['DIRECT_QUOTE', 'PARTIAL_QUOTE', 'INDIRECT_QUOTE', 'PARAPHRASE'])[1 + n % 4])::"StatementKind",
  text, lower(text),
  CASE WHEN n % 10 > 0 THEN bench.id('Organization', 1 + bench.pick(n, 25, bench.organizations())) END,
  CASE WHEN precision = 'DAY' THEN earliest::text ELSE edtf END, precision, earliest, latest,
  bench.id('Visit', visit), visit % 1000 * 5000 + k * 200
FROM bench.statement
ORDER BY n;

-- The person who is the k-th delegate speaks the k-th statement, every fifth with another; some are their country's or an organization's.
INSERT INTO "StatementSpeaker" ("id", "statementId", "ordinal", "personId", "organizationId", "countryId")
SELECT bench.id('StatementSpeaker', n * 2 + ordinal), bench.id('Statement', n), ordinal,
  CASE WHEN draw > 1 OR ordinal = 1 THEN bench.id('Person', bench.delegate(visit, CASE ordinal WHEN 0 THEN k ELSE 5 END, bench.people())) END,
  CASE WHEN draw = 0 AND ordinal = 0 THEN bench.id('Organization', 1 + bench.pick(n, 27, bench.organizations())) END,
  CASE WHEN draw = 1 AND ordinal = 0 THEN bench.id('Country', bench.pick(visit, 10, 250)) END
FROM bench.statement, LATERAL (SELECT bench.pick(n, 26, 20) AS draw) AS drawn, generate_series(0, 1) AS ordinal
WHERE ordinal = 0 OR n % 5 = 0
ORDER BY n;

INSERT INTO "StatementTopic" ("statementId", "topicId")
SELECT bench.id('Statement', n), bench.id('Topic', (bench.pick(n, 28, 30) + i * 7) % 30)
FROM bench.statement, generate_series(0, 1) AS i
WHERE i = 0 OR n % 2 = 0;

INSERT INTO "Citation" ("id", "sourceId", "start", "end", "ordinal", "positionId")
SELECT bench.id('PositionCitation', n), bench.id('Source', 0), n, n + 20, 0, bench.id('Position', n) FROM bench.position;

INSERT INTO "Citation" ("id", "sourceId", "start", "end", "ordinal", "visitId")
SELECT bench.id('VisitCitation', n), bench.id('Source', n / 1000), n % 1000 * 5000 + 4000, n % 1000 * 5000 + 4100, 0, id
FROM bench.visit;

INSERT INTO "Citation" ("id", "sourceId", "start", "end", "ordinal", "delegateId")
SELECT bench.id('DelegateCitation', n), bench.id('Source', visit / 1000), visit % 1000 * 5000 + 2000 + k * 50,
  visit % 1000 * 5000 + 2040 + k * 50, 0, bench.id('Delegate', n)
FROM bench.delegate;

INSERT INTO "Citation" ("id", "sourceId", "start", "end", "exact", "ordinal", "statementId")
SELECT bench.id('StatementCitation', n), bench.id('Source', visit / 1000), visit % 1000 * 5000 + k * 200,
  visit % 1000 * 5000 + k * 200 + length(text), CASE WHEN n % 4 < 3 THEN text END, 0, bench.id('Statement', n)
FROM bench.statement;

DROP TABLE bench.country, bench.person, bench.position, bench.visit, bench.delegate, bench.statement, bench.phrase;
