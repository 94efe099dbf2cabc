FROM mcr.microsoft.com/dotnet/aspnet:9.0
WORKDIR /app
COPY out .
ENTRYPOINT ["dotnet", "Shop.dll"]
