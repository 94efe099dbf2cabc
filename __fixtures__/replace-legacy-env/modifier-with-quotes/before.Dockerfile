FROM alpine:3.20
ENV A ${B:-"x y"} z
ENV C ${B:-"x"}
