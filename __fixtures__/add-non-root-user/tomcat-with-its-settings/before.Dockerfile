FROM tomcat:10.1-jre21-temurin
COPY server.xml /usr/local/tomcat/conf/server.xml
COPY shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
CMD ["catalina.sh", "run"]
