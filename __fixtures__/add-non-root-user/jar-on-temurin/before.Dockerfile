FROM eclipse-temurin:21-jre
WORKDIR /opt/shop
COPY target/shop.jar shop.jar
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "shop.jar"]
