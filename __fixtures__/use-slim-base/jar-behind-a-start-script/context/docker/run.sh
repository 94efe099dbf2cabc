#!/bin/sh
set -e
exec java ${JAVA_OPTS} -jar /opt/app/app.jar "$@"
