FROM scratch
ADD rootfs /
