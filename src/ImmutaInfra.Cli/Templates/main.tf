terraform {
  required_providers {
    # The provider is a part of immutainfra: nothing is downloaded. This is its name under pulumi, which can run the same files.
    immuta = { source = "pulumi/immuta", version = "0.1.0" }
  }
}

# Where Immuta is and who asks come from the environment: IMMUTA_BASE_URL and IMMUTA_API_KEY.
provider "immuta" {}
