FROM amazoncorretto:21
WORKDIR /app
COPY app.jar app.jar
EXPOSE 8080
RUN chown 10001:10001 /app
USER 10001:10001
CMD ["java", "-jar", "app.jar"]
