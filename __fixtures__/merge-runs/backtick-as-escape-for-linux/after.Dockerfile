# escape=`
FROM debian:12
RUN apt-get update `
    && apt-get install -y curl `
    && echo done > /a `
    && rm `
        # old
        -f /b
