ARG GO=1.26
FROM golang:${GO}-alpine
