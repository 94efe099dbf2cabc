#!/bin/sh
exec npm run dev
