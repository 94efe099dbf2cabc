ARG VERSION=12
FROM debian:$VERSION-slim
CMD ["bash"]
