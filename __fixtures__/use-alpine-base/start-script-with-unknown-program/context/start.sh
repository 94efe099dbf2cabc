#!/bin/sh
service cron start
exec python /app.py
