FROM gradle:8-jdk21 AS build
WORKDIR /home/gradle/src
COPY --chown=gradle:gradle build.gradle settings.gradle gradle.properties /home/gradle/src/
RUN gradle dependencies --no-daemon
COPY --chown=gradle:gradle . /home/gradle/src
RUN gradle assemble --no-daemon
