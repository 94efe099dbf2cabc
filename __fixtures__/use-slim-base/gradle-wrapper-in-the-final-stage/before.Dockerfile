FROM eclipse-temurin:17-jdk
COPY . /src
WORKDIR /src
RUN ./gradlew bootJar
CMD ["java", "-jar", "build/libs/app.jar"]
