FROM tomcat:10
RUN /usr/local/tomcat/bin/startup.sh && sleep 5
RUN rm -rf /usr/local/tomcat/webapps/ROOT
