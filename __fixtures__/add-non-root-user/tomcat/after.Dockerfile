FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -q package

FROM tomcat:10.1-jre21-temurin
COPY --from=build /src/target/shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /usr/local/tomcat/webapps /usr/local/tomcat/conf
USER 10001:10001
