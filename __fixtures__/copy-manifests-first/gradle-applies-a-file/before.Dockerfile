FROM eclipse-temurin:21
WORKDIR /src
COPY . .
RUN ./gradlew dependencies
