FROM eclipse-temurin:21-jre
WORKDIR /app
COPY app.jar .
EXPOSE 8080
CMD update-ca-certificates && exec java -jar app.jar
