#!/bin/sh
# The image's one entry: its first argument says which program of the shop this container is.
set -eu
case "${1:-}" in
  api)
    exec node --max-semi-space-size=12 --no-parallel-scavenge --heap-growing-percent=20 commerce-api/src/main.ts
    ;;
  publisher)
    exec node --max-old-space-size=2048 --max-semi-space-size=6 --heap-growing-percent=20 --no-parallel-scavenge \
      scripts/publish/worker.ts
    ;;
  backup) exec node scripts/database/backup.ts --every 60 ;;
  migrate) node scripts/database/migrate.ts ;;
  rotate) node scripts/database/rotate/rotate.ts ;;
  add-origin-secret) node scripts/origin-secret/origin-secret.ts add ;;
  drop-origin-secret) node scripts/origin-secret/origin-secret.ts drop ;;
  *)
    echo "usage: api | publisher | backup | migrate | rotate | add-origin-secret | drop-origin-secret" >&2
    exit 64
    ;;
esac
# A container service knows no programs that end: the log says that it is done, and the container stays until it is
# taken out again.
if [ -n "${TASK_ID:-}" ]; then
  echo "task $TASK_ID is done"
  exec tail -f /dev/null
fi
