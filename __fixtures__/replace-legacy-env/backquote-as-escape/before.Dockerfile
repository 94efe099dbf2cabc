# escape=`
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
ENV ROOT C:\Program Files\app
ENV NAME say `"hi`" now
