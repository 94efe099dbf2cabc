ARG VARIANT=Base
FROM alpine:3.20 AS base
FROM ${VARIANT}
COPY --from="Base" /a /b
