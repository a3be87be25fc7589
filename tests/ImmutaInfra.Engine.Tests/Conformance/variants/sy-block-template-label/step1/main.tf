variable "a${1}" {
}
