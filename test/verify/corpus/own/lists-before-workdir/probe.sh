#!/bin/sh
exec nc -z 127.0.0.1 80
