FROM eclipse-temurin:17 AS jdk

FROM debian:12-slim
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
CMD ["/opt/java/openjdk/bin/jshell"]
