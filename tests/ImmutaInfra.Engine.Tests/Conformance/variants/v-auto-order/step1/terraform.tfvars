a = "t"
b = "t"
c = "t"
