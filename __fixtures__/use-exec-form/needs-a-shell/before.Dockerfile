FROM debian:bookworm
CMD node $FILE
CMD a && b
CMD a; b
CMD a > /log
CMD A=b c
CMD a | b
CMD a *.txt
CMD a ~/b
CMD a &
CMD (a)
CMD a `b`
CMD ! a
CMD a {b,c}
CMD cd /x
CMD echo hi
CMD source x
