FROM tomcat:10.1-jre21-temurin
COPY server.xml /usr/local/tomcat/conf/server.xml
COPY shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --create-home --uid 10001 --gid app --shell /usr/sbin/nologin app
USER 10001:10001
CMD ["catalina.sh", "run"]
