resource "immutable_thing" "a" {
}
