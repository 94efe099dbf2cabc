from debian:bookworm-slim
copy a.tar /tmp/a.tar
run tar -x -f /tmp/a.tar -C / && rm /tmp/a.tar
cmd ["x"]
