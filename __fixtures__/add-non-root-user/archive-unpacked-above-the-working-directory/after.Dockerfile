FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn package

FROM eclipse-temurin:17-jre
COPY --from=build /src/target/shop.tar.gz /
RUN tar xzf /shop.tar.gz -C /opt && rm /shop.tar.gz
WORKDIR /opt/shop
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /opt/shop
USER 10001:10001
CMD ["java", "-jar", "shop.jar"]
