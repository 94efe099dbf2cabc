# escape=`
FROM debian:12
RUN apt-get update `
    && apt-get install -y curl
RUN echo done > /a
RUN rm `
    # old
    -f /b
