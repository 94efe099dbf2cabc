FROM amazoncorretto:21
WORKDIR /app
COPY app.jar app.jar
EXPOSE 8080
RUN yum install -y shadow-utils \
    && groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && yum clean all \
    && chown app:app /app
USER 10001:10001
CMD ["java", "-jar", "app.jar"]
