terraform {
  thing {}
}
