#!/bin/sh
set -e
chown -R shop /app
exec setpriv --reuid=shop --init-groups "$@"
