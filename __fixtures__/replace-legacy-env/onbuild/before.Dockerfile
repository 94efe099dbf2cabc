FROM alpine:3.20
ONBUILD ENV A b c
onbuild env B c
