FROM fedora:40
WORKDIR /app
COPY . .
ARG VERSION=dev
RUN dnf install -y zig && dnf clean all
RUN zig build -Dversion=$VERSION
