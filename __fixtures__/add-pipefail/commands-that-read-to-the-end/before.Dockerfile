FROM alpine:3.20
RUN wget -O - https://example.org/list | wc -l > /number
RUN curl -sS https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin
RUN echo root:root | chpasswd && wget -qO- https://example.org/setup.sh | sh
