v = [{ a = 1 }, { a = "x", b = "false", extra = 1 }]
