#!/bin/sh
echo "tool $GREETING"
