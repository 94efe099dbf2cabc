#!/bin/sh
exec node .
