#!/bin/sh
java -jar /opt/app/app.jar &
while sleep 600; do jmap -dump:file=/tmp/heap $!; done
