FROM mcr.microsoft.com/powershell
SHELL ["pwsh", "-Command"]
RUN Write-Host a
RUN Write-Host b
