FROM maven:3.9
WORKDIR /build
COPY ./ ./
RUN mvn -B dependency:go-offline
RUN mvn -B package
