c = "x"
