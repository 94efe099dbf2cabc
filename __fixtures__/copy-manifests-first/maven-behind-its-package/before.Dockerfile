FROM eclipse-temurin:17-jdk AS build
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y maven && mvn -q package
FROM eclipse-temurin:17-jre
COPY --from=build /app/target/a.jar /a.jar
