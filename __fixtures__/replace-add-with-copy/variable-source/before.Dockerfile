FROM alpine:3.20
ARG JAR=target/*.jar
ADD ${JAR} app.jar
ADD config-$X.yml /etc/
