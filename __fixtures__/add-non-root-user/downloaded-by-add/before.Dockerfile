FROM eclipse-temurin:21-jre
ADD https://example.org/shop.jar /opt/shop.jar
EXPOSE 8080
CMD ["java", "-jar", "/opt/shop.jar"]
