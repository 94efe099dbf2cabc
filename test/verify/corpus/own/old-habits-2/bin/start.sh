#!/bin/sh
ls /data
