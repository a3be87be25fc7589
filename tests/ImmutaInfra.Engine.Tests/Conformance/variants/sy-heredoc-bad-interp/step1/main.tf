locals {
  a = <<EOT
${1 +}
EOT
}
