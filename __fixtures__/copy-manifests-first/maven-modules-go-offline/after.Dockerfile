FROM maven:3.9
WORKDIR /build
COPY pom.xml ./
COPY core/pom.xml ./core/
COPY web/pom.xml ./web/
RUN mvn -B dependency:go-offline
COPY ./ ./
RUN mvn -B package
