ARG PY_3_12=3.12.4
FROM python:$PY_3_12-bookworm AS upstream
FROM eclipse-temurin:17 AS layers
WORKDIR /app
COPY app.jar .
RUN java -Djarmode=layertools -jar app.jar extract

FROM debian:12-slim
COPY --from=upstream /usr/local/bin /opt/python/bin
COPY --from=upstream /usr/local/lib /opt/python/lib
COPY --from=layers /app/dependencies/ /srv/
CMD ["/opt/python/bin/python3"]
