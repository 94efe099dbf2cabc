FROM x/y
RUN yum -y install a
RUN dnf install -y b
RUN true
