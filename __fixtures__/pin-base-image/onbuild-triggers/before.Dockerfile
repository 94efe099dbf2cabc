FROM node:22.23.2-bookworm
ONBUILD COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
ONBUILD COPY --from=builder /out /out
ONBUILD RUN --mount=from=python:3.12-slim,target=/py ls /py
