locals {
  names = ["a", "b"]
}
output "o" {
  value = <<-EOT
    %{~for i, n in local.names~}
    ${i}=${n}%{if i == 0} first%{else} other%{endif}
    %{~endfor}
    end
  EOT
}
