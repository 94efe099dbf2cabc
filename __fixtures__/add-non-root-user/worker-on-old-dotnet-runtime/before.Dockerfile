FROM mcr.microsoft.com/dotnet/runtime:6.0
WORKDIR /app
COPY out .
ENTRYPOINT ["dotnet", "Worker.dll"]
