FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ARG BUILD_CONFIGURATION=Release
WORKDIR /src
COPY src/Web/Web.csproj src/Web/
COPY src/Core/Core.csproj src/Core/
COPY Directory.Packages.props global.json ./
RUN dotnet restore src/Web/Web.csproj /p:UseAppHost=false
COPY . .
RUN dotnet publish "src/Web/Web.csproj" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost=false
