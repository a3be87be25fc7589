a = "x"
b = { y = 1 }
