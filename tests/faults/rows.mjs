const [EMBEDDED, POSTGRESQL] = ['embedded', 'PostgreSQL'];

/**
 * The rows of docs/reliability.md: the tests of each, and the defect that is planted to verify that they fail. `tests` is a
 * pattern of test names, for files with other tests; each of several patterns gets its own run. Tests that start servers
 * cover all `engines` in one run; others need one run for each of `stores`.
 */
export const ROWS = [
  { row: 1, fault: 'kill -9 of the server under writes', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/killed.test.ts'], tests: 'row 1,', planted: 'a write is lost' },
  { row: 2, fault: 'PostgreSQL killed or stopped at once', engines: [POSTGRESQL], files: ['tests/faults/killed.test.ts'], tests: 'row 2:', planted: 'a connection is leaked' },
  { row: 3, fault: 'killed in mid-migration', engines: [POSTGRESQL], files: ['tests/faults/commands.test.ts'], tests: 'row 3', planted: 'a row that no source claims' },
  { row: 4, fault: 'two migrators, two importers at once', engines: [POSTGRESQL], files: ['tests/faults/commands.test.ts'], tests: 'row 4', planted: 'a second change set' },
  { row: 5, fault: 'killed in mid-import', engines: [EMBEDDED, POSTGRESQL], stores: [EMBEDDED, POSTGRESQL], files: ['tests/commands/seed-engines.test.ts'], tests: 'killed half-way', planted: 'an import that is not killed' },
  { row: 6, fault: 'upgrade from every released schema', engines: [EMBEDDED, POSTGRESQL], stores: [EMBEDDED, POSTGRESQL], files: ['tests/faults/upgrade.test.ts'], planted: 'a place of a visit is lost' },
  { row: 7, fault: 'backup, restore into the other engine', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/commands.test.ts'], tests: 'row 7', planted: 'aliases of countries are lost' },
  { row: 8, fault: 'damaged backup', engines: [EMBEDDED, POSTGRESQL], stores: [EMBEDDED, POSTGRESQL], files: ['tests/features/archive/archive.test.ts'], tests: 'refused before the store is changed', planted: 'a backup without damage' },
  { row: 9, fault: 'disk full', engines: [EMBEDDED], files: ['tests/http/disk-full.test.ts'], planted: 'a disk with space' },
  { row: 10, fault: 'pool exhausted, locks, slow statements', engines: [POSTGRESQL], files: ['tests/faults/busy.test.ts'], planted: 'a connection is leaked' },
  { row: 11, fault: 'the network to PostgreSQL half open', engines: [POSTGRESQL], files: ['tests/faults/network.test.ts'], planted: 'a cache that is never emptied' },
  { row: 12, fault: 'a replica 30 s behind', engines: [POSTGRESQL], files: ['tests/scaling/stale-reads.test.ts'], planted: 'a write that no read shows yet' },
  { row: 13, fault: 'a replica killed, conflict with recovery', engines: [POSTGRESQL], files: ['tests/scaling/replicas.test.ts'], planted: 'old answers' },
  { row: 14, fault: 'failover', engines: [POSTGRESQL], files: ['tests/scaling/histories.test.ts'], tests: 'become primaries', planted: 'a write is lost' },
  { row: 15, fault: 'PgBouncer between, restarted', engines: [POSTGRESQL], stores: [POSTGRESQL], files: ['tests/db/postgresql/pooler.test.ts'], planted: 'old answers' },
  { row: 16, fault: 'whole histories', engines: [POSTGRESQL], files: ['tests/scaling/histories.test.ts'], planted: 'a write is lost' },
  { row: 17, fault: 'SIGTERM under load', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/stopped.test.ts'], planted: 'SIGKILL instead' },
  { row: 18, fault: 'an hour at half load', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/hours.test.ts'], tests: ['row 18, embedded', 'row 18, PostgreSQL'], takesAnHour: true, planted: 'a file is left open every half second' },
  { row: 19, fault: 'the clock an hour back, a year forward', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/clock.test.ts'], planted: 'changes in another order' },
  { row: 20, fault: 'an export cut', engines: [EMBEDDED], files: ['tests/features/exports/processes.test.ts'], planted: 'an export that is not cut' },
  { row: 21, fault: 'planted damage, npx communique verify', engines: [EMBEDDED, POSTGRESQL], stores: [EMBEDDED, POSTGRESQL], files: ['tests/features/archive/verify/verify.test.ts'], tests: 'damage to', planted: 'no damage' },
  { row: 22, fault: 'an address that takes all connections', engines: [EMBEDDED], files: ['tests/http/limits/connections.test.ts'], tests: 'health checks are answered', planted: 'a health check without the reserve' },
  { row: 23, fault: 'two slow readers of exports', engines: [POSTGRESQL], files: ['tests/faults/slow-readers.test.ts'], planted: 'nothing is read ahead' },
  { row: 24, fault: 'killed in the middle of a backup, a restore, a removal', engines: [POSTGRESQL], files: ['tests/faults/killed-commands.test.ts'], planted: 'a command that is not killed' },
  { row: 25, fault: 'a schema changed by hand', engines: [EMBEDDED, POSTGRESQL], stores: [EMBEDDED, POSTGRESQL], files: ['tests/db/migrations/require-store.test.ts'], tests: 'renamed by hand', planted: 'a schema that is not changed' },
  { row: 26, fault: 'the log of the embedded store damaged', engines: [EMBEDDED], files: ['tests/faults/damaged-log.test.ts'], tests: 'row 26', planted: 'a log that is not damaged' },
  { row: 27, fault: 'no memory left in its cgroup', engines: [EMBEDDED], files: ['tests/faults/exhausted.test.ts'], tests: 'row 27', planted: 'a write is lost' },
  { row: 28, fault: 'no file descriptors left', engines: [EMBEDDED], files: ['tests/faults/exhausted.test.ts'], tests: 'row 28', planted: 'a write is lost' },
  { row: 29, fault: 'the disk of temporary files full', engines: [EMBEDDED], files: ['tests/faults/full-temporary-disk.test.ts'], planted: 'a temporary file that is overwritten' },
  { row: 30, fault: 'a migration stopped, and committed', engines: [POSTGRESQL], files: ['tests/faults/commands.test.ts'], tests: 'row 30', planted: 'the record of a migration is lost' },
  { row: 31, fault: 'webhooks with a backlog or slow receivers', engines: [EMBEDDED, POSTGRESQL], files: ['tests/faults/webhooks.test.ts'], planted: 'a receiver of the slow ones' },
]; // prettier-ignore
