resource "immuta_s3_integration" "s3" {
  name                = "lake"
  aws_account_id      = "012345678901"
  aws_region          = "eu-central-1"
  aws_location_role   = "arn:aws:iam::012345678901:role/immuta-access-grants"
  aws_location_path   = "s3://acme-lake/"
  authentication_type = "auto"
  aws_role_to_assume  = "arn:aws:iam::012345678901:role/immuta"
  auto_bootstrap      = false # S3 is always set up by hand
}
