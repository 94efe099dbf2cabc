FROM gcr.io/distroless/java17-debian12 AS api
WORKDIR /app
COPY target/app.jar /app/app.jar
EXPOSE 8080
CMD ["app.jar"]
