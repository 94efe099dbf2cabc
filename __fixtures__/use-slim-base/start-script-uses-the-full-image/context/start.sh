#!/bin/sh
wget -q -O seed.json "$SEED_URL"
exec python app.py
