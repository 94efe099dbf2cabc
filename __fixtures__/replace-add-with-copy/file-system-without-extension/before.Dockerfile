FROM scratch
ADD rootfs /
ADD build/out /opt
