FROM jenkins/jenkins:lts
COPY plugins.txt /usr/share/jenkins/ref/
