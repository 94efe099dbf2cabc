FROM ruby:3.3
RUN bundle install
RUN gem install bundler
RUN bundle install
