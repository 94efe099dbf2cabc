FROM centos:7
EXPOSE 8080
CMD ["/usr/sbin/init"]
