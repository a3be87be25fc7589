terraform {
  required_providers {
    terraform {
    }
  }
}
