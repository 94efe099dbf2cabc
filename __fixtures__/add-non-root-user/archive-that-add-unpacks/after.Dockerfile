FROM eclipse-temurin:17-jre
WORKDIR /opt/shop
ADD shop.tar.gz .
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /opt/shop
USER 10001:10001
CMD ["java", "-jar", "shop.jar"]
