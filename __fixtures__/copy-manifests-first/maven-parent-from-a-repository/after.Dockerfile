FROM maven:3.9 AS build
WORKDIR /app
COPY pom.xml ./
RUN mvn --batch-mode -DskipTests -Pproduction dependency:go-offline
COPY . ./
RUN mvn --batch-mode -DskipTests -Pproduction package && cp target/demo-*.jar /app.jar
