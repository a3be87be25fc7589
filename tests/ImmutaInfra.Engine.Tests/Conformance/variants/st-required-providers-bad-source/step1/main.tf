terraform {
  required_providers {
    foo = {
      source = "a/b/c/d"
    }
  }
}
