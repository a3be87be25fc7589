variable 5 {
}
