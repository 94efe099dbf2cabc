FROM fedora:41 AS build
RUN dnf install -y --installroot /out --releasever=41 bash
RUN dnf install -y --installroot=/out --releasever=41 bash && dnf --installroot=/out clean all
FROM scratch
COPY --from=build /out /
