locals {
  m = { for i, n in ["x", "y"] : n => { index = i, upper = upper(n) } }
  g = { for k, v in { a = 1, b = 2, c = 1 } : v => k... }
  f = flatten([for k, v in local.m : [for j in range(v.index + 1) : "${k}${j}"]])
  t = templatestring(local.tpl, { name = "n", l = [1, 2] })
  tpl = "hi $${name} %%{ for x in l }<$${x}>%%{ endfor }"
}
output "o" { value = [local.m, local.g, local.f, local.t] }
