FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /src
COPY . .
RUN dotnet restore web.slnf
RUN dotnet publish web.slnf -c Release --no-restore
