FROM eclipse-temurin:17-jre
WORKDIR /opt/shop
ADD shop.tar.gz .
EXPOSE 8080
CMD ["java", "-jar", "shop.jar"]
