FROM debian:bookworm-slim
RUN groupadd -g 1001 app && useradd -u 1001 -g app app
ADD site.tar.gz /opt/site
RUN chown -R app:app /opt/site
ADD https://github.com/example/tool.git /opt/tool
RUN chown app:app /opt/tool
ADD git@github.com:example/tool2.git#v1.2 /opt/tool2
RUN chown -R app:app /opt/tool2
