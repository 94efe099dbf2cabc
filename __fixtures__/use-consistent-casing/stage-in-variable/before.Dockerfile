ARG VARIANT=Base
FROM alpine:3.20 AS Base
FROM ${VARIANT}
COPY --from="Base" /a /b
