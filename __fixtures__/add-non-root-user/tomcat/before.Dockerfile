FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -q package

FROM tomcat:10.1-jre21-temurin
COPY --from=build /src/target/shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
