FROM x/y
RUN apk upgrade --no-cache
RUN yum -y update && yum -y install a
RUN dnf upgrade -y; dnf install -y b
RUN zypper -n dist-upgrade && true
