#!/bin/sh
echo "port=$PORT" > /etc/app.conf
exec node server.js
