FROM debian:bookworm-slim
MAINTAINER Jane
MAINTAINER Joe
