FROM debian:bookworm
RUN curl -fsSL https://get.rvm.io | bash -s stable
RUN bash -l -c "gem install bundler"
