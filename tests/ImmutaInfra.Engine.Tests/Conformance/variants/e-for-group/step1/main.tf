resource "terraform_data" "a" {
  input = { for w in ["apple", "avocado", "bean"] : substr(w, 0, 1) => w... }
}
