FROM ubuntu:24.04
RUN curl -fsS https://example.org/key | apt-key add - && echo x | tee /etc/y && sh -c "echo z > /etc/z"
