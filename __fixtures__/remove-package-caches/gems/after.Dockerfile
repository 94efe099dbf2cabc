FROM ruby:3.3
RUN gem install rails \
    && rm -rf "$(gem env gemdir)/cache"
COPY Gemfile Gemfile.lock ./
RUN bundle install \
    && rm -rf "$(gem env gemdir)/cache"
