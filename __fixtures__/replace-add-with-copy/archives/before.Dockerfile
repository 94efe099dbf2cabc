FROM alpine:3.20
ADD rootfs.tar.xz /
ADD app.tgz lib.tar /opt/
ADD a.txt b.tar.gz /x/
ADD data.csv.gz /d/
ADD x.TAR.GZ /e/
