a = "plain"
