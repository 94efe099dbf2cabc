#!/bin/bash
set -euo pipefail
if [[ -n "${WAIT_FOR:-}" ]]; then
  until curl -sf "$WAIT_FOR"; do sleep 1; done
fi
mkdir -p --mode=0700 /tmp/app
exec "$@"
