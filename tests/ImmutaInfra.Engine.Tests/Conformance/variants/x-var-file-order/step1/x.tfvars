a = "x"
b = "x"
