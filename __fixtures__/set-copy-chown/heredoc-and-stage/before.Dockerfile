# syntax=docker/dockerfile:1
FROM debian:bookworm-slim
COPY <<EOF /run.sh
#!/bin/sh
exec x
EOF
COPY --from=build /out/server /usr/bin/server
RUN chmod +x /run.sh /usr/bin/server
