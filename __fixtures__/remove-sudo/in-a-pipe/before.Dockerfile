FROM ubuntu:24.04
RUN curl -fsS https://example.org/key | sudo apt-key add - && echo x | sudo tee /etc/y && sudo sh -c "echo z > /etc/z"
