FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn package

FROM eclipse-temurin:17-jre
COPY --from=build /src/target/shop.tar.gz /
RUN tar xzf /shop.tar.gz -C /opt && rm /shop.tar.gz
WORKDIR /opt/shop
EXPOSE 8080
CMD ["java", "-jar", "shop.jar"]
