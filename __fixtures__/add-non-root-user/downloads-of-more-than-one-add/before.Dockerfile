FROM eclipse-temurin:21-jre
ADD https://example.org/agent.jar /opt/agent.jar
ADD https://example.org/shop.jar /opt/shop.jar
EXPOSE 8080
CMD ["java", "-javaagent:/opt/agent.jar", "-jar", "/opt/shop.jar"]
