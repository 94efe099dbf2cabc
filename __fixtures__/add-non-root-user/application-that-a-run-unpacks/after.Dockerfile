FROM eclipse-temurin:21-jre
WORKDIR /opt/server
RUN curl -fsSL https://example.org/server-1.0.tar.gz | tar -xz --strip-components=1
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /opt/server
USER 10001:10001
CMD ["java", "-jar", "lib/server.jar"]
