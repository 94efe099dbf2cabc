FROM eclipse-temurin:21-jdk
WORKDIR /app
COPY mvnw pom.xml settings.xml ./
COPY .mvn/wrapper/maven-wrapper.properties .mvn/wrapper/
RUN ./mvnw -s settings.xml dependency:go-offline
COPY . .
RUN ./mvnw package -s settings.xml
CMD ["java", "-jar", "target/shop-1.0.jar"]
