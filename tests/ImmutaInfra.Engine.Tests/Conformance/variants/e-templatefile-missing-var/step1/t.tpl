hello ${n}
