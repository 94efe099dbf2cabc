FROM maven:3.9 AS build
WORKDIR /app
COPY . ./
RUN mvn --batch-mode -DskipTests -Pproduction package && cp target/demo-*.jar /app.jar
