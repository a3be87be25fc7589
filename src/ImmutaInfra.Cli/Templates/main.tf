terraform {
  required_providers {
    immuta = { source = "pulumi/immuta", version = "0.1.0" }
  }
}

# Where Immuta is and who asks come from the environment: IMMUTA_BASE_URL and IMMUTA_API_KEY.
provider "immuta" {}
