locals {
  a = <<EOT
%{ if true }
EOT
}
