FROM eclipse-temurin:17-jdk AS build
WORKDIR /app
COPY pom.xml .
RUN apt-get update && apt-get install -y maven && mvn -q dependency:go-offline
COPY . .
RUN mvn -q package
FROM eclipse-temurin:17-jre
COPY --from=build /app/target/a.jar /a.jar
