FROM mcr.microsoft.com/dotnet/aspnet:9.0
WORKDIR /app
COPY --chown=1654:1654 out .
RUN chown 1654:1654 /app
# app
USER 1654:1654
ENTRYPOINT ["dotnet", "Shop.dll"]
