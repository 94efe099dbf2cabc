module example.org/shop/lib

go 1.22
