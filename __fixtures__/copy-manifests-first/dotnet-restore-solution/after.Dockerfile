FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /src
COPY Shop.sln Directory.Packages.props global.json ./
COPY src/Web/Web.csproj src/Web/
COPY src/Core/Core.csproj src/Core/
RUN dotnet restore
COPY . .
RUN dotnet build --no-restore -c Release
