FROM maven:3.9
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B package
