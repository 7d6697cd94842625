/**
 * The rows of docs/reliability.md: what tries each. `tests` is a pattern of the tests' names, for a file that has others.
 * A row without files is not done.
 */
export const ROWS = [
  { row: 1, fault: 'kill -9 of the server under writes', files: ['tests/faults/killed.test.ts'], tests: 'row 1' },
  { row: 2, fault: 'PostgreSQL killed or stopped at once', files: ['tests/faults/killed.test.ts'], tests: 'row 2' },
  { row: 3, fault: 'killed in mid-migration', files: ['tests/faults/commands.test.ts'], tests: 'row 3' },
  { row: 4, fault: 'two migrators, two importers at once', files: ['tests/faults/commands.test.ts'], tests: 'row 4' },
  { row: 5, fault: 'killed in mid-import', files: ['tests/seed/main.test.ts'], tests: 'killed half-way' },
  { row: 6, fault: 'upgrade from every released schema', files: ['tests/faults/upgrade.test.ts'] },
  { row: 7, fault: 'backup, restore into the other engine', files: ['tests/faults/commands.test.ts'], tests: 'row 7' },
  { row: 8, fault: 'damaged backup', files: ['tests/store/archive/archive.test.ts'], tests: 'refused before anything' },
  { row: 9, fault: 'disk full', files: ['tests/server/http/disk-full.test.ts'] },
  { row: 10, fault: 'pool exhausted, locks, slow statements', files: [] },
  { row: 11, fault: 'the network to PostgreSQL half open', files: ['tests/faults/network.test.ts'] },
  { row: 12, fault: 'a replica 30 s behind', files: ['tests/scaling/stale-reads.test.ts'] },
  { row: 13, fault: 'a replica killed, conflict with recovery', files: ['tests/scaling/replicas.test.ts'] },
  { row: 14, fault: 'failover', files: ['tests/scaling/histories.test.ts'], tests: 'become primaries' },
  { row: 15, fault: 'PgBouncer between, restarted', files: ['tests/db/pooler.test.ts'] },
  { row: 16, fault: 'whole histories', files: ['tests/scaling/histories.test.ts'] },
  { row: 17, fault: 'SIGTERM under load', files: ['tests/server/http/drain.test.ts'] },
  { row: 18, fault: 'an hour at half load', files: [] },
  { row: 19, fault: 'the clock an hour back, a year forward', files: [] },
  { row: 20, fault: 'an export cut', files: ['tests/server/export/processes.test.ts'] },
  { row: 21, fault: 'planted damage, npm run verify', files: ['tests/store/verify/verify.test.ts'] },
];
