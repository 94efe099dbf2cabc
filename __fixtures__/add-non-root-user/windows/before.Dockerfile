FROM mcr.microsoft.com/windows/servercore:ltsc2022
EXPOSE 8080
CMD ["app.exe"]
