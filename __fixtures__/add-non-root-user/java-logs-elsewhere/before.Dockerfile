FROM eclipse-temurin:21-jre
WORKDIR /app
COPY shop.jar .
EXPOSE 8080
ENTRYPOINT ["java", "-Xloggc:/var/log/gc.log", "-XX:HeapDumpPath=/tmp/dump", "-jar", "shop.jar"]
