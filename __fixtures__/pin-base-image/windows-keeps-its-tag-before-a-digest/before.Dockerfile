# escape=`
FROM golang:1.26-windowsservercore-ltsc2022
SHELL ["powershell", "-Command"]
RUN go version
