FROM alpine:3.20
ENV A=x
ENV P=$A/bin:$PATH
ENV Q="${A}b ${A}c ${A}d ${A} e"
ENV LD ${LD:+$LD:}/lib ${A:-none} z
