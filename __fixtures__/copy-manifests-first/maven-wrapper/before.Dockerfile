FROM eclipse-temurin:21-jdk
WORKDIR /app
COPY . .
RUN ./mvnw package -s settings.xml
CMD ["java", "-jar", "target/shop-1.0.jar"]
