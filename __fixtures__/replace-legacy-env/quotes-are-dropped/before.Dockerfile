FROM alpine:3.20
ENV G say "hello" to all
ENV S it's 'a "b" $X' here's
ENV Q "two  blanks"
