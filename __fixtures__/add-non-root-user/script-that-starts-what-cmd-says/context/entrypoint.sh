#!/usr/bin/env bash
set -e
if [ -n "${SECRET_FILE:-}" ]; then
  export SECRET="unused"
fi
exec "$@"
