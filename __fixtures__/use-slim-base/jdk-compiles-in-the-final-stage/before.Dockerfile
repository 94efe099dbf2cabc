FROM openjdk:11-jdk-slim
COPY . /src
WORKDIR /src
RUN javac Main.java
CMD ["java", "Main"]
