# syntax=docker/dockerfile:1
FROM golang:1.23 AS Deps
RUN go mod download

FROM golang:1.23 AS Build
RUN --mount=type=bind,from=Deps,source=/go,target=/deps \
    --mount=from=deps,target=/x true

FROM alpine:3.20
COPY --chown=1:1 --from=BUILD /a /b
COPY --from=Deps /c \
  /d
COPY --from=Nginx:Latest /e /f
ONBUILD COPY --from=Build /a /b
