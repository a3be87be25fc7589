a = "two"
