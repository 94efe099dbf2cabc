FROM scratch
ADD rootfs /
COPY build/out /opt
