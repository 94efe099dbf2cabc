FROM tomcat:8.5.19-jre8
COPY shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
USER 10001:10001
