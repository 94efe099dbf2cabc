module example.org/shop

go 1.22

require github.com/gorilla/mux v1.8.1

replace example.org/lib => ./lib

require example.org/lib v0.0.0
