#!/bin/sh
sed -i "s/@PORT@/$PORT/" /usr/share/app/config.js
exec node server.js
