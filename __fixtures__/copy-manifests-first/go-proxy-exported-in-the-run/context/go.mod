module example.org/shop

require example.org/cart v1.0.0
