#!/bin/sh
# Creates a standby that follows PRIMARY, unless it exists, and runs it.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  pg_basebackup --dbname "$PRIMARY" --pgdata "$PGDATA" --write-recovery-conf --checkpoint fast
fi
chmod 700 "$PGDATA"
exec postgres -c config_file=/etc/communique/postgresql.conf
