# escape=`
FROM golang:1.26.7-windowsservercore-ltsc2022
RUN go version
