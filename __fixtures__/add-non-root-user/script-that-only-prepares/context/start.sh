#!/bin/sh
set -eu
: "${WORKERS:=2}"
export PYTHONUNBUFFERED=1
until nc -z db 5432; do
  echo "waiting for the database" >&2
  sleep 1
done
exec gunicorn --bind 0.0.0.0:8000 --workers "$WORKERS" app:app
