FROM openjdk:8-jdk
COPY ca.pem /ca.pem
RUN keytool -importcert -noprompt -file /ca.pem -alias ca -storepass changeit -keystore $JAVA_HOME/jre/lib/security/cacerts
COPY app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
