FROM alpine:3.20
ENV G="say hello to all"
ENV S="its a b $X heres"
ENV Q="two  blanks"
