# syntax=docker/dockerfile:1
FROM debian:bookworm-slim
COPY --chmod=755 <<EOF /run.sh
#!/bin/sh
exec x
EOF
COPY --chmod=755 --from=build /out/server /usr/bin/server
