FROM scratch
COPY rootfs /
