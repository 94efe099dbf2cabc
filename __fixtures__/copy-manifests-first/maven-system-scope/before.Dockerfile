FROM maven:3.9
WORKDIR /build
COPY . .
RUN mvn package
