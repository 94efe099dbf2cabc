FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /source
COPY Shop.csproj nuget.config ./
RUN dotnet restore -r linux-x64
COPY . .
RUN dotnet publish -c Release -o /app --self-contained false -r linux-x64

FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /app
COPY --from=build /app .
ENTRYPOINT ["dotnet", "Shop.dll"]
