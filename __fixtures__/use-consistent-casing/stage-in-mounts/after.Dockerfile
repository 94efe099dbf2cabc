# syntax=docker/dockerfile:1
FROM golang:1.23 AS deps
RUN go mod download

FROM golang:1.23 AS build
RUN --mount=type=bind,from=deps,source=/go,target=/deps \
    --mount=from=deps,target=/x true

FROM alpine:3.20
COPY --chown=1:1 --from=build /a /b
COPY --from=deps /c \
  /d
COPY --from=Nginx:Latest /e /f
ONBUILD COPY --from=build /a /b
