variable "l" { type = object({ a = number, b = string }) }
