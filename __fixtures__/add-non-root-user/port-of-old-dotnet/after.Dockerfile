FROM mcr.microsoft.com/dotnet/aspnet:6.0
WORKDIR /app
COPY --chown=10001:10001 out .
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
ENTRYPOINT ["dotnet", "Shop.dll"]
