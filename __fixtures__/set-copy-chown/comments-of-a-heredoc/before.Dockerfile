FROM debian:bookworm-slim
COPY p.sh /p.sh
RUN <<EOT
# make it run
chmod +x /p.sh # needed
# next: build
echo done
EOT
COPY q.sh /q.sh
RUN <<EOT
# make it run
chmod +x /q.sh
echo done
EOT
