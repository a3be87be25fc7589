a = "y"
b = "y"
