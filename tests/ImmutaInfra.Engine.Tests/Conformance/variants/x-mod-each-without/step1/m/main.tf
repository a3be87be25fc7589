variable "l" { }
