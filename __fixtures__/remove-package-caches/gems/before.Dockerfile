FROM ruby:3.3
RUN gem install rails
COPY Gemfile Gemfile.lock ./
RUN bundle install
