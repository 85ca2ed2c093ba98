#!/bin/sh
# The image's one entry: its first argument says which program of the shop this container is.
set -eu
case "${1:-}" in
  api) exec node commerce-api/src/main.ts ;;
  publisher) exec node scripts/publish/worker.ts ;;
  backup) exec node scripts/database/backup.ts --every 60 ;;
  migrate) exec node scripts/database/migrate.ts ;;
  *)
    echo "usage: api | publisher | backup | migrate" >&2
    exit 64
    ;;
esac
