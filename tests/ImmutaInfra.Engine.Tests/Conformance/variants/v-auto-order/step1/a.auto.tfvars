c = "a"
