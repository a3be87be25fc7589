locals
